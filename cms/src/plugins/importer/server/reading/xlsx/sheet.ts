import { CellDay, type Cell, type SheetRow } from '../cell';
import { ImportFault } from '../fault';
import { limits } from '../limits';
import { dayOfSerial, timeOfSerial } from '../../values/excel-day';
import type { Archive } from './archive';
import { fillMerged, readMerges, type MergedRange } from './merges';
import { cellPosition } from './reference';
import { parseXml, unescapeExcel, type XmlHandler } from './xml';

export interface WorkbookContext {
  strings: string[];
  dateStyles: boolean[];
  uses1904Dates: boolean;
}

/** The rows of a sheet in order, merged ranges filled in; a few at a time in memory. */
export async function* sheetRows(archive: Archive, part: string, context: WorkbookContext): AsyncGenerator<SheetRow> {
  const merges = new Map<MergedRange, Cell | undefined>(
    (await readMerges(archive, part)).map((range) => [range, undefined]),
  );
  const finished: SheetRow[] = [];
  const stream = await archive.stream(part);
  try {
    for await (const _ of parseXml(stream, rowCollector(finished, context))) {
      for (const row of finished.splice(0)) {
        fillMerged(row.cells, row.row, merges);
        yield row;
      }
    }
  } finally {
    stream.destroy();
  }
}

function rowCollector(finished: SheetRow[], context: WorkbookContext): XmlHandler {
  let row: SheetRow = { row: 0, cells: [] };
  let column = -1;
  let raw: RawCell = emptyRawCell();
  let target: 'value' | undefined;
  return {
    open(name, attributes) {
      if (name === 'row') {
        row = {
          row: Number(attributes.r ?? row.row + 1),
          cells: [],
          isHidden: /^(1|true)$/.test(attributes.hidden ?? ''),
        };
        column = -1;
      } else if (name === 'c') {
        column = attributes.r ? cellPosition(attributes.r).column : column + 1;
        if (column >= limits.columns) throw new ImportFault('table.too-many-columns', { limit: limits.columns });
        raw = { ...emptyRawCell(), type: attributes.t ?? 'n', style: Number(attributes.s ?? 0) };
      } else if (name === 'f') raw.isFormula = true;
      else if (name === 'rPh') raw.isPhonetic = true;
      target = name === 'v' || (name === 't' && !raw.isPhonetic) ? 'value' : undefined;
    },
    text(piece) {
      if (target) raw.text += piece;
    },
    close(name) {
      target = undefined;
      if (name === 'rPh') raw.isPhonetic = false;
      if (name === 'c') row.cells[column] = cellOf(raw, context);
      if (name === 'row') finished.push(row);
    },
  };
}

interface RawCell {
  type: string;
  style: number;
  text: string;
  isFormula: boolean;
  isPhonetic: boolean;
}

const emptyRawCell = (): RawCell => ({ type: 'n', style: 0, text: '', isFormula: false, isPhonetic: false });

function cellOf(raw: RawCell, context: WorkbookContext): Cell | undefined {
  if (raw.type === 'e') return { value: raw.text, fault: 'formula-error' };
  if (raw.text === '') return raw.isFormula ? { value: null, fault: 'formula-without-result' } : undefined;
  const value = valueOf(raw, context);
  return raw.isFormula ? { value, origin: 'formula' } : { value };
}

function valueOf(raw: RawCell, context: WorkbookContext): Cell['value'] {
  switch (raw.type) {
    case 's':
      return context.strings[Number(raw.text)] ?? '';
    case 'b':
      return raw.text === '1' || raw.text === 'true';
    case 'd':
      return new CellDay(raw.text.slice(0, 10), raw.text.slice(11, 19));
    case 'n': {
      const number = Number(raw.text);
      const day = context.dateStyles[raw.style] ? dayOfSerial(number, context.uses1904Dates) : undefined;
      return day ? new CellDay(day, timeOfSerial(number)) : number;
    }
    default:
      return unescapeExcel(raw.text);
  }
}
