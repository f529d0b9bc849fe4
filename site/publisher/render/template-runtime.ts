/**
 * What compiled templates call while the publisher renders, in place of Astro's own (decision 78): the same text, put
 * together at once. Astro's can wait, stream and hydrate; a page of the publisher does none of it. `astro build` keeps
 * Astro's, and a test compares all pages of both.
 */
import { addAttribute as attributeOf, escapeHTML, Fragment } from 'astro/runtime/server/index.js';
import type { Bureau } from '@yangguang/schemas';

export { Fragment };

/** What one rendering of a page knows: `$$result` of compiled templates. */
export interface PageScope {
  /** Links to styles, as Astro writes them for the route. */
  head: string;
  /** Script elements by the names that compiled templates have for them. */
  scripts: ReadonlyMap<string, string>;
  locals: { content: { bureau: Bureau } };
  /** `Astro` of a template. */
  createAstro: (props: object, slots: Slots) => object;
}

export type Slots = Record<string, ((scope: PageScope) => unknown) | undefined>;
export type Template = (scope: PageScope, props: object, slots: Slots) => Markup;

/** Text that is HTML already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

const nothing = new Markup('');
const once = 'components/Unchanging.astro';

/** Nothing of it is needed: `Astro` is made for each rendering. */
export const createAstro = (): void => undefined;

/** A template; what stands inside `Unchanging` is rendered once for each name. */
export function createComponent(template: Template, moduleId?: string): Template {
  return moduleId?.endsWith(once) ? remembered(template) : template;
}

/** Begun anew when the settings of the bureau change. */
function remembered(template: Template): Template {
  const byBureau = new WeakMap<Bureau, Map<string, Markup>>();
  return (scope, props, slots) => {
    const { bureau } = scope.locals.content;
    const known = byBureau.get(bureau) ?? new Map<string, Markup>();
    byBureau.set(bureau, known);
    const { name } = props as { name: string };
    const markup = known.get(name) ?? template(scope, props, slots);
    known.set(name, markup);
    return markup;
  };
}

/** @throws {TypeError} for a component of another framework */
export function renderComponent(
  scope: PageScope,
  name: string,
  component: unknown,
  props: object,
  slots: Slots = {},
): Markup {
  if (typeof component === 'function') return (component as Template)(scope, props, slots);
  if (component === Fragment) return renderSlot(scope, slots['default']);
  throw new TypeError(`${name} is no Astro component`);
}

export function renderSlot(scope: PageScope, slot: Slots[string], fallback?: Slots[string]): Markup {
  const content = slot ?? fallback;
  return content ? marked(content(scope)) : nothing;
}

export const renderHead = (scope: PageScope): Markup => new Markup(scope.head);
/** The layouts hold the head of every page. */
export const maybeRenderHead = (): Markup => nothing;

/** @throws {RangeError} for a script that the bundle does not hold */
export function renderScript(scope: PageScope, id: string): Markup {
  const script = scope.scripts.get(id);
  if (script === undefined) throw new RangeError(`no script ${id}`);
  return new Markup(script);
}

/** Fills a template's gaps: text is escaped, what is empty leaves nothing. */
export function render(parts: TemplateStringsArray, ...values: unknown[]): Markup {
  let text = parts[0] ?? '';
  for (let at = 0; at < values.length; at++) text += textOf(values[at]) + (parts[at + 1] ?? '');
  return new Markup(text);
}

const marked = (value: unknown): Markup => (value instanceof Markup ? value : new Markup(textOf(value)));

function textOf(value: unknown): string {
  if (typeof value === 'string') return escapeHTML(value);
  if (value instanceof Markup) return value.text;
  if (typeof value === 'number') return String(value);
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return 'true';
  if (!Array.isArray(value)) throw new TypeError(`a template cannot show ${typeof value}`);
  let text = '';
  for (const each of value) text += textOf(each);
  return text;
}

/** The content of `set:html`. */
export function unescapeHTML(value: unknown): Markup {
  if (value instanceof Markup) return value;
  return typeof value === 'string' ? new Markup(value) : marked(value);
}

const quoted = new Map<string, boolean>();
const special = /[&"]/;

export function addAttribute(value: unknown, name: string, ...rest: unknown[]): Markup | string {
  if (value === null || value === undefined) return nothing;
  if (typeof value !== 'string' || !isPlain(name)) return new Markup(String(attributeOf(value, name, ...(rest as []))));
  if (value === '') return new Markup(` ${name}`);
  return new Markup(
    ` ${name}="${special.test(value) ? value.replaceAll('&', '&amp;').replaceAll('"', '&quot;') : value}"`,
  );
}

/** Whether the text of an attribute is what stands between its quotes; Astro is asked once. */
function isPlain(name: string): boolean {
  let answer = quoted.get(name);
  if (answer === undefined) {
    answer = String(attributeOf('x', name)) === ` ${name}="x"`;
    quoted.set(name, answer);
  }
  return answer;
}
