/** Markup that is put into a page as it stands; texts never are. */
export class Markup {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

type Part = string | number | Markup | readonly Markup[];

/**
 * A page or a part of one: what the template holds stays, what is put into it is escaped unless it is markup itself. (Not
 * called `html`: formatters put white space into templates of that name.)
 */
export function markup(fixed: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(fixed.reduce((before, after, index) => before + written(parts[index - 1] ?? '') + after));
}

function written(part: Part): string {
  if (part instanceof Markup) return part.toString();
  return typeof part === 'string' || typeof part === 'number' ? escaped(String(part)) : part.join('');
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
