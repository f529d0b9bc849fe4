/** Markup that is put into a page as it stands. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

type Part = string | Html | readonly Html[];

/**
 * Markup from a template literal: texts are escaped, markup stays. For what is shown so often that a component costs too
 * much. (Not called `html`: formatters put white space into the templates of that name.)
 */
export function markup(fixed: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(fixed.reduce((before, after, index) => before + markupOf(parts[index - 1] ?? '') + after));
}

function markupOf(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  return part instanceof Html ? part.toString() : part.join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character] ?? character) : text;
