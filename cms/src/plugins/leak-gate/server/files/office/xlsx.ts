import type { Parts } from '../parts';
import type { FileScan } from '../scan';
import { readXml, rewriteXml, type Attributes } from '../xml';
import { partsLike, relationshipsOf, removeParts, rewrite } from './package';
import { readSharedStrings } from './shared-strings';

const workbook = 'xl/workbook.xml';
const isHidden = ({ hidden = '0' }: Attributes): boolean => hidden === '1' || hidden === 'true';
const pivot = /^xl\/pivot(?:Cache|Tables)\//;

interface Sheet {
  name: string;
  part: string;
  isHidden: boolean;
}

/** Texts by cell; hidden sheets, rows and columns, and the copies of data behind pivot tables. */
export function scanXlsx(parts: Parts): FileScan {
  const scan: FileScan = { findings: [], texts: [] };
  const strings = readSharedStrings(parts);
  for (const sheet of sheetsOf(parts)) {
    if (sheet.isHidden) scan.findings.push({ code: 'file.hidden-sheet', place: `工作表“${sheet.name}”` });
    scanSheet(parts.get(sheet.part) ?? Buffer.alloc(0), sheet.name, strings, scan);
  }
  for (const part of partsLike(parts, /^xl\/pivotCache\/pivotCacheDefinition/))
    scan.findings.push({ code: 'file.pivot-cache', place: part.split('/').at(-1) ?? part });
  return scan;
}

function sheetsOf(parts: Parts): Sheet[] {
  const targets = new Map(relationshipsOf(parts, workbook).map(({ id, target }) => [id, target]));
  const sheets: Sheet[] = [];
  readXml(parts.get(workbook) ?? Buffer.alloc(0), {
    open(name, { name: title = '', state = 'visible', 'r:id': id = '' }) {
      if (name === 'sheet') sheets.push({ name: title, part: targets.get(id) ?? '', isHidden: state !== 'visible' });
    },
  });
  return sheets.filter(({ part }) => part.startsWith('xl/worksheets/'));
}

function scanSheet(xml: Buffer, title: string, strings: readonly string[], { findings, texts }: FileScan): void {
  let cell: Attributes = {};
  let value = '';
  readXml(xml, {
    open(name, attributes) {
      if (name === 'c') [cell, value] = [attributes, ''];
      if (name === 'row' && isHidden(attributes))
        findings.push({ code: 'file.hidden-rows', place: `工作表“${title}”第 ${attributes['r']} 行` });
      if (name === 'col' && isHidden(attributes))
        findings.push({
          code: 'file.hidden-columns',
          place: `工作表“${title}”第 ${attributes['min']} 至 ${attributes['max']} 列`,
        });
    },
    text(piece, above) {
      if (above.at(-1) === 'v' || above.at(-1) === 't') value += piece;
    },
    close(name) {
      if (name !== 'c' || value === '') return;
      const text = cell['t'] === 's' ? (strings[Number(value)] ?? '') : value;
      texts.push({ place: `工作表“${title}”单元格 ${cell['r']}`, text });
    },
  });
}

/** What is hidden goes, with the strings that only it used; formulas become their results, for they may point to it. */
export function cleanXlsx(parts: Parts): void {
  const hidden = new Set(
    sheetsOf(parts)
      .filter((sheet) => sheet.isHidden)
      .map(({ part }) => part),
  );
  removeParts(
    parts,
    (name) => hidden.has(name) || pivot.test(name) || /^xl\/(?:calcChain\.xml|externalLinks\/)/.test(name),
  );
  for (const name of partsLike(parts, /^xl\/worksheets\/[^/]+\.xml$/))
    parts.set(name, cleanSheet(parts.get(name) ?? Buffer.alloc(0)));
  rewrite(parts, workbook, (name) =>
    ['definedNames', 'pivotCaches', 'externalReferences', 'customWorkbookViews'].includes(name) ? 'drop' : 'keep',
  );
  // The first sheet to open may be gone.
  rewrite(parts, workbook, (name, attributes) =>
    name === 'workbookView' ? { ...attributes, activeTab: '0', firstSheet: '0' } : 'keep',
  );
  blankUnusedStrings(parts);
}

function cleanSheet(xml: Buffer): Buffer {
  const hiddenColumns: [number, number][] = [];
  readXml(xml, {
    open: (name, attributes) =>
      void (
        name === 'col' &&
        isHidden(attributes) &&
        hiddenColumns.push([Number(attributes['min']), Number(attributes['max'])])
      ),
  });
  return rewriteXml(xml, (name, attributes) => {
    if ((name === 'row' || name === 'col') && isHidden(attributes)) return 'drop';
    if (name === 'c' && hiddenColumns.some(([from, to]) => isBetween(columnOf(attributes['r'] ?? ''), from, to)))
      return 'drop';
    return ['f', 'legacyDrawing', 'oleObjects', 'controls', 'customSheetViews'].includes(name) ? 'drop' : 'keep';
  });
}

const isBetween = (value: number, from: number, to: number): boolean => value >= from && value <= to;
const columnOf = (reference: string): number =>
  [...reference.replace(/\d/g, '')].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

/** Strings are kept apart from the cells: those of hidden rows would stay in the file. */
function blankUnusedStrings(parts: Parts): void {
  const used = new Set<number>();
  for (const name of partsLike(parts, /^xl\/worksheets\/[^/]+\.xml$/)) {
    let isShared = false;
    readXml(parts.get(name) ?? Buffer.alloc(0), {
      open: (element, { t }) => void (element === 'c' && (isShared = t === 's')),
      text: (text, above) => void (isShared && above.at(-1) === 'v' && used.add(Number(text))),
    });
  }
  let index = -1;
  rewrite(parts, 'xl/sharedStrings.xml', (name) => {
    if (name === 'si') index += 1;
    return ['r', 't', 'rPh', 'phoneticPr'].includes(name) && !used.has(index) ? 'drop' : 'keep';
  });
}
