import type { Source, Sheet } from '../cell';
import { ImportFault } from '../fault';
import { openArchive, type Archive } from './archive';
import { readSharedStrings } from './shared-strings';
import { sheetRows } from './sheet';
import { readDateStyles } from './styles';
import { readXml } from './xml';

interface SheetEntry {
  name: string;
  relation: string;
  isHidden: boolean;
}

/**
 * Opens an XLSX workbook for reading row by row, whatever the order of its parts.
 *
 * Written on a ZIP and an XML reader because exceljs either holds the whole workbook as objects (gigabytes for a file
 * of 50 MB) or streams it without merged ranges.
 */
export async function openWorkbook(file: string): Promise<Source> {
  const archive = await openArchive(file);
  try {
    if (!archive.has('xl/workbook.xml')) throw new ImportFault('xlsx.not-a-workbook');
    const { entries, uses1904Dates } = await readSheetList(archive);
    const targets = await readRelations(archive);
    const context = {
      strings: await readSharedStrings(archive),
      dateStyles: await readDateStyles(archive),
      uses1904Dates,
    };
    const sheets = entries.flatMap((entry): Sheet[] => {
      const part = targets.get(entry.relation);
      if (!part || !part.includes('worksheets/')) return [];
      return [{ name: entry.name, isHidden: entry.isHidden, rows: () => sheetRows(archive, part, context) }];
    });
    return { form: 'sheets', sheets, uses1904Dates, close: archive.close };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function readSheetList(archive: Archive): Promise<{ entries: SheetEntry[]; uses1904Dates: boolean }> {
  const entries: SheetEntry[] = [];
  let uses1904Dates = false;
  await readXml(await archive.stream('xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') uses1904Dates = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      entries.push({ name: attributes.name ?? '', relation, isHidden: (attributes.state ?? 'visible') !== 'visible' });
    },
  });
  return { entries, uses1904Dates };
}

/** Relation id → name of the part. */
async function readRelations(archive: Archive): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readXml(await archive.stream('xl/_rels/workbook.xml.rels'), {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id && Target)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
    },
  });
  return targets;
}
