/** Puts a search field above the register and hides the rows whose name and code do not hold what is typed. */
export function narrowRegister(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('[data-register]');
  const input = form?.querySelector('input');
  const status = form?.querySelector<HTMLElement>('[role=status]');
  if (!form || !input || !status) return;
  const rows = [...page.querySelectorAll<HTMLTableRowElement>('#register tbody tr')].map((row) => ({
    row,
    text: fold(`${row.cells[0]?.textContent ?? ''} ${row.cells[1]?.textContent ?? ''}`),
  }));
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', () => {
    const query = fold(input.value);
    let count = 0;
    for (const { row, text } of rows) {
      row.hidden = !text.includes(query);
      if (!row.hidden) count += 1;
    }
    status.textContent = message(status, query, count);
  });
}

/** Letters, digits and signs of full width, capitals and blanks make no difference. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

function message({ dataset }: HTMLElement, query: string, count: number): string {
  if (query === '') return '';
  return count === 0 ? (dataset['none'] ?? '') : (dataset['found'] ?? '').replace('{count}', String(count));
}
