import { searchCopy as copy } from '../copy/search.ts';
import { writeAddress, type Request } from './address.ts';
import { element, marks } from './elements.ts';
import { excerpt, markedTitle } from './excerpt.ts';
import { filterNames, type SearchIndex } from './format.ts';
import type { Answer, Found } from './search.ts';
import type { SearchSource } from './source.ts';

/** One result: title, date, what it is, and where it says what was searched for. */
export function resultItem(
  { record, grade }: Answer,
  parts: string[],
  labels: SearchIndex['labels'],
  source: SearchSource,
): HTMLLIElement {
  const label = (filter: string, value: string | null): string => (value && labels[filter]?.[value]) || '';
  const facts = [label('type', record.type), ...record.numbers, label('department', record.department)];
  return element(
    'li',
    isLapsed(record.validity) ? { class: 'lapsed' } : {},
    element('a', { href: source.href(record.path) }, ...marks(markedTitle(record, grade, parts))),
    element('time', { class: 'num', datetime: record.date }, record.date),
    element(
      'p',
      { class: 'facts-line' },
      ...validityTag(record.validity, label('validity', record.validity)),
      ...facts.filter((fact) => fact !== '').map((fact) => element('span', {}, fact)),
    ),
    element('p', { class: 'excerpt' }, ...marks(excerpt(record, parts))),
  );
}

const isLapsed = (validity: string): boolean => ['repealed', 'lapsed'].includes(validity);

/** Said only where it warns: what is in force needs no word. */
function validityTag(validity: string, label: string): HTMLElement[] {
  if (validity === 'in-force') return [];
  const tag = element('span', { class: isLapsed(validity) ? 'tag off' : 'tag quiet' }, label);
  return [element('span', { class: 'tag-box' }, tag)];
}

/** Links that narrow the results, each with the number it leads to; every one has an address of its own. */
export function filterLists(found: Found, request: Request): HTMLElement[] {
  return filterNames.flatMap((name) => {
    const chosen = request.filters[name];
    const values = found.filters[name];
    if (values.length < 2 && chosen === undefined) return [];
    const { [name]: _, ...others } = request.filters;
    const item = (text: string, count: string, filters: Request['filters'], isCurrent: boolean): HTMLLIElement => {
      const address = writeAddress({ ...request, filters, page: 1 });
      const current: Record<string, string> = isCurrent ? { 'aria-current': 'true' } : {};
      return element(
        'li',
        {},
        element('a', { href: address, ...current }, text, element('span', { class: 'num' }, count)),
      );
    };
    const items = values.map(({ value, label, count }) =>
      item(label, String(count), { ...others, [name]: value }, value === chosen),
    );
    return [
      element('h2', {}, copy.filterNames[name]),
      element('ul', {}, item(copy.all, '', others, chosen === undefined), ...items),
    ];
  });
}

export function sortLinks(request: Request): HTMLElement {
  const link = (text: string, sort: Request['sort']): HTMLLIElement => {
    const current: Record<string, string> = request.sort === sort ? { 'aria-current': 'true' } : {};
    return element('li', {}, element('a', { href: writeAddress({ ...request, sort, page: 1 }), ...current }, text));
  };
  return element('ul', { 'aria-label': copy.sort }, link(copy.byRelevance, 'relevance'), link(copy.byDate, 'date'));
}

export function pageLinks(request: Request, pages: number): (Node | string)[] {
  if (pages < 2) return [];
  const link = (text: string, page: number, rel: string): HTMLElement =>
    element('a', { href: writeAddress({ ...request, page }), rel }, text);
  return [
    ...(request.page > 1 ? [link(copy.previous, request.page - 1, 'prev')] : []),
    element('span', { class: 'num' }, copy.page(request.page, pages)),
    ...(request.page < pages ? [link(copy.next, request.page + 1, 'next')] : []),
  ];
}
