import { verifyCopy as copy } from '../copy/verify.ts';
import { element } from '../search/elements.ts';
import { lookUpFile, lookUpPasted, type Verdict } from './look-up.ts';

/** Makes the page answer: a file chosen or dropped is checked at once, a text when the button is pressed. */
export function startVerifying(page: Document): void {
  const part = <T extends HTMLElement>(id: string): T => {
    const found = page.getElementById(id);
    if (!found) throw new TypeError(`the page lacks ${id}`);
    return found as T;
  };
  const form = part<HTMLFormElement>('verify');
  const file = part<HTMLInputElement>('verify-file');
  const text = part<HTMLTextAreaElement>('verify-text');
  const drop = part('verify-drop');
  const result = part('verify-result');
  /** Counts the questions, so that a slow answer never replaces a later one. */
  let turn = 0;

  async function show(ask: () => Promise<Verdict>): Promise<void> {
    const mine = (turn += 1);
    result.replaceChildren(element('p', {}, copy.checking));
    const told = await ask().then(tell, (cause: unknown) => {
      console.error(cause);
      return [heading(copy.failed, true)];
    });
    if (mine === turn) result.replaceChildren(...told);
  }

  const check = (chosen: File) => show(async () => lookUpFile(chosen.name, new Uint8Array(await chosen.arrayBuffer())));

  file.addEventListener('change', () => {
    const chosen = file.files?.[0];
    if (chosen) void check(chosen);
  });
  drop.addEventListener('dragover', (event) => event.preventDefault());
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    const dropped = event.dataTransfer?.files[0];
    if (dropped) void check(dropped);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = file.files?.[0];
    if (text.value.trim() !== '') void show(() => lookUpPasted(text.value));
    else if (chosen) void check(chosen);
    else result.replaceChildren(heading(copy.empty, true));
  });
  form.hidden = false;
}

const heading = (words: string, isOff: boolean): HTMLElement =>
  element('p', { class: isOff ? 'notice off' : 'notice' }, element('b', {}, words));

const releaseLink = (number: number): HTMLElement =>
  element('a', { href: `/releases/${number}.html` }, copy.release(number));

const pageLink = (path: string, words: string = copy.now): HTMLElement =>
  element('p', {}, element('a', { href: path }, words));

const hashLine = (hash: string): HTMLElement =>
  element('p', { class: 'muted' }, `${copy.hash} `, element('code', { class: 'hash' }, hash));

function tell(verdict: Verdict): HTMLElement[] {
  if (verdict.kind === 'short') return [heading(copy.short, true)];
  if (verdict.kind === 'unknown-address')
    return [heading(copy.unknownAddress, true), element('p', {}, copy.unknownAdvice)];
  if (verdict.kind === 'unknown')
    return [
      heading(copy.unknown, true),
      element('p', {}, copy.unknownText, copy.unknownAdvice),
      hashLine(verdict.hash),
    ];
  return verdict.kind.endsWith('address') ? tellAddress(verdict as Address) : tellFound(verdict as Found);
}

type Address = Extract<Verdict, { kind: 'public-address' | 'withdrawn-address' }>;
type Found = Extract<Verdict, { until: number | null }>;

function tellAddress(verdict: Address): HTMLElement[] {
  if (verdict.kind === 'withdrawn-address') return tellWithdrawn(verdict.record);
  const since = verdict.since === null ? [] : [copy.publicAddressText, releaseLink(verdict.since), '。'];
  return [heading(copy.publicAddress, false), element('p', {}, ...since), pageLink(verdict.record)];
}

function tellFound({ kind, record, since, until, hash }: Found): HTMLElement[] {
  if (kind === 'withdrawn') return [...tellWithdrawn(record), hashLine(hash)];
  const isCurrent = kind === 'current';
  const first = [isCurrent ? copy.currentText : copy.supersededText, releaseLink(since)];
  const then = until === null ? [] : ['，', copy.supersededBy, releaseLink(until)];
  const verdict = heading(isCurrent ? copy.current : copy.superseded, !isCurrent);
  return [verdict, element('p', {}, ...first, ...then, '。'), pageLink(record), hashLine(hash)];
}

/** Without its title: it is no longer public (A13). */
function tellWithdrawn(record: string): HTMLElement[] {
  const address = element('a', { href: record }, record);
  return [heading(copy.withdrawn, true), element('p', {}, copy.withdrawnText, address, '。')];
}
