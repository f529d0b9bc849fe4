/** A record as its author wrote it: values under the Chinese labels of the definition. */
export interface Entry {
  /** File and line, for messages. */
  place: string;
  title: string;
  values: ReadonlyMap<string, string[]>;
}

/**
 * Reads a content file: `# title` begins a record, `@label value` or `@label` with the lines below it gives a field.
 * Fields before the first title hold for every record of the file.
 *
 * @throws {SyntaxError} naming file and line when a text stands outside a field or a label comes twice.
 */
export function parseEntries(file: string, text: string): Entry[] {
  const common = new Map<string, string[]>();
  const entries: { place: string; title: string; values: Map<string, string[]> }[] = [];
  let lines: string[] | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trimEnd();
    const place = `${file}:${index + 1}`;
    const field = /^@(\S+)(?:\s+(.*))?$/.exec(line);
    if (line.startsWith('# ')) {
      entries.push({ place, title: line.slice(2).trim(), values: new Map(common) });
      lines = undefined;
    } else if (field?.[1]) {
      const own = entries.at(-1)?.values ?? common;
      if (entries.length > 0 && own.has(field[1]) && own.get(field[1]) !== common.get(field[1]))
        throw new SyntaxError(`${place} repeats ${field[1]}`);
      lines = field[2] ? [field[2]] : [];
      own.set(field[1], lines);
    } else if (line !== '') {
      if (!lines) throw new SyntaxError(`${place} stands outside a field`);
      lines.push(line);
    }
  }
  return entries;
}
