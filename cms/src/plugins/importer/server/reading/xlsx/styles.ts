import type { Archive } from './archive';
import { readXml } from './xml';

/** Which cell styles show their number as a date, by style index. */
export async function readDateStyles(archive: Archive): Promise<boolean[]> {
  const part = 'xl/styles.xml';
  if (!archive.has(part)) return [];
  const custom = new Map<number, string>();
  const isDate: boolean[] = [];
  let inCellFormats = false;
  await readXml(await archive.stream(part), {
    open(name, attributes) {
      if (name === 'numFmt') custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) isDate.push(isDateFormat(Number(attributes.numFmtId), custom));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return isDate;
}

/** Built-in date formats (14–22, the East Asian 27–36 and 50–58), or a custom one with a year, month or day in it. */
export function isDateFormat(id: number, custom: ReadonlyMap<number, string>): boolean {
  const code = custom.get(id);
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return /[ymd]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}
