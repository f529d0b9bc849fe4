import { searchCopy as copy } from '../copy/search.ts';
import { readAddress, writeAddress, type Request } from './address.ts';
import { element } from './elements.ts';
import { filterLists, pageLinks, resultItem, sortLinks } from './result-view.ts';
import type { Answer, Found } from './search.ts';
import { SearchSession, type Shown } from './session.ts';
import type { SearchSource } from './source.ts';

/** The parts of the search page that change. */
interface Place {
  form: HTMLFormElement;
  input: HTMLInputElement;
  status: HTMLElement;
  filters: HTMLElement;
  filterLists: HTMLElement;
  tools: HTMLElement;
  list: HTMLElement;
  pages: HTMLElement;
  results: HTMLElement;
}

/** Makes the search page answer: reads its address, asks the index, shows the results and keeps the address in step. */
export function startSearch(page: Document, source: SearchSource): void {
  const place = findPlace(page);
  const title = page.title;
  const session = new SearchSession(source.fetchFile);
  /** Counts the requests, so that a slow answer never replaces a later one. */
  let turn = 0;

  async function show(request: Request): Promise<void> {
    turn += 1;
    const mine = turn;
    place.input.value = request.text;
    if (request.text.trim() === '') return clear(place, '');
    page.title = copy.pageTitle(request.text, title);
    place.status.textContent = copy.searching;
    place.results.setAttribute('aria-busy', 'true');
    try {
      const shown = await session.answer(request);
      if (mine === turn) render(place, request, source, shown);
    } catch (cause) {
      if (mine !== turn) return;
      showFailure(place, cause, () => void show(request));
    }
  }

  function go(request: Request): void {
    history.pushState(null, '', writeAddress(request));
    void show(request);
  }

  place.form.addEventListener('submit', (event) => {
    event.preventDefault();
    go({ ...readAddress(''), text: place.input.value });
  });
  place.results.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link?.getAttribute('href')?.startsWith('?') || isForAnotherTab(event)) return;
    event.preventDefault();
    go(readAddress(link.search));
    place.results.focus();
  });
  window.addEventListener('popstate', () => void show(readAddress(location.search)));
  if (typeof DecompressionStream === 'undefined') clear(place, copy.unsupported);
  else void show(readAddress(location.search));
}

const isForAnotherTab = (event: MouseEvent): boolean =>
  event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;

function render(place: Place, request: Request, source: SearchSource, { index, found, answers }: Shown): void {
  const { parts = [] } = found ?? {};
  const pages = found?.pages ?? 1;
  clear(place, message(request, found, answers));
  place.results.removeAttribute('aria-busy');
  if (!found) return;
  place.list.append(...answers.map((answer) => resultItem(answer, parts, index.labels, source)));
  place.filterLists.replaceChildren(...filterLists(found, request));
  place.filters.hidden = place.filterLists.childElementCount === 0;
  if (answers.length > 0) place.tools.replaceChildren(sortLinks(request));
  place.pages.replaceChildren(...pageLinks(request, pages));
  place.pages.hidden = pages < 2;
  if (answers.length === 0 && pages < 2)
    place.list.append(...copy.noneAdvice.map((advice) => element('li', { class: 'advice' }, advice)));
}

function message(request: Request, found: Found | undefined, answers: Answer[]): string {
  const pages = found?.pages ?? 1;
  if (!found || answers.length === 0) return pages > 1 ? copy.emptyPage : copy.none(request.text);
  const count = copy.count(found.total.count, found.total.exact);
  if (answers[0]?.grade === 'near') return copy.near(request.text, count);
  return copy.found(request.text, count, request.page, pages);
}

function clear(place: Place, status: string): void {
  place.status.textContent = status;
  for (const part of [place.list, place.tools, place.filterLists, place.pages]) part.replaceChildren();
  place.filters.hidden = place.pages.hidden = true;
}

function showFailure(place: Place, cause: unknown, retry: () => void): void {
  console.error(cause);
  clear(place, copy.failed);
  place.results.removeAttribute('aria-busy');
  const button = element('button', { class: 'button', type: 'button' }, copy.retry);
  button.addEventListener('click', retry);
  place.tools.append(button);
}

/** @throws {TypeError} when the page was made without one of its parts. */
function findPlace(page: Document): Place {
  const part = <T extends HTMLElement>(selector: string): T => {
    const found = page.querySelector<T>(selector);
    if (!found) throw new TypeError(`the search page lacks ${selector}`);
    return found;
  };
  return {
    form: part('#search-form'),
    input: part('#search-query'),
    status: part('#search-status'),
    filters: part('#search-filters'),
    filterLists: part('#search-filter-lists'),
    tools: part('#search-tools'),
    list: part('#search-list'),
    pages: part('#search-pages'),
    results: part('#search-results'),
  };
}
