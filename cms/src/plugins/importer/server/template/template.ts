import { Workbook, type Worksheet } from 'exceljs';
import type { ContentType } from '@yangguang/schemas';
import { choiceSheet, fill, instructionSheet, templateCopy } from '../../copy';
import { sheetNameOf } from '../mapping/table-sheets';
import { templateSheets, type TemplateColumn, type TemplateSheet } from './columns';
import { templateVersion } from './version';

/** Rows below the headings that carry formats and drop-downs. */
const preparedRows = 2000;

/**
 * The XLSX template of a type, derived whole from its definition: a sheet of records, one for each table field, the
 * instructions with the version, and a hidden sheet of choices for the drop-downs.
 */
export async function templateFile(type: ContentType): Promise<Buffer> {
  const workbook = new Workbook();
  const sheets = templateSheets(type);
  const choices = new Choices();
  for (const sheet of sheets) addSheet(workbook, sheet, choices);
  addInstructions(workbook, type, sheets);
  choices.addTo(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: Workbook, { label, columns }: TemplateSheet, choices: Choices): void {
  const sheet = workbook.addWorksheet(sheetNameOf(label), { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  columns.forEach((column, index) => {
    const target = sheet.getColumn(index + 1);
    target.width = widthOf(column);
    target.numFmt = column.kind.kind === 'date' ? 'yyyy-mm-dd' : isNumber(column) ? 'General' : '@';
    const heading = sheet.getCell(1, index + 1);
    heading.value = column.isRequired ? `${column.label} *` : column.label;
    heading.note = column.hint;
    heading.numFmt = '@';
    heading.font = { bold: true, ...(column.isRequired && { color: { argb: 'FFB3261E' } }) };
    heading.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } };
    heading.alignment = { wrapText: true, vertical: 'middle' };
    addDropDown(sheet, column, target.letter, choices);
  });
}

function addDropDown(sheet: Worksheet, column: TemplateColumn, letter: string, choices: Choices): void {
  const labels =
    column.kind.kind === 'choice'
      ? Object.values(column.kind.labels)
      : column.kind.kind === 'boolean'
        ? templateCopy.flags
        : undefined;
  if (!labels) return;
  rangeValidations(sheet).add(`${letter}2:${letter}${preparedRows + 1}`, {
    type: 'list',
    allowBlank: true,
    formulae: [choices.rangeOf(labels)],
    showErrorMessage: true,
    errorTitle: column.label,
    error: templateCopy.chooseFromList,
  });
}

/** exceljs writes a validation for a whole range, which its types leave out; cell by cell the file would be huge. */
function rangeValidations(sheet: Worksheet): { add: (range: string, validation: object) => void } {
  return (sheet as unknown as { dataValidations: { add: (range: string, validation: object) => void } })
    .dataValidations;
}

/** Lists of choices, one a column of a hidden sheet: a list written into the validation may hold 255 characters only. */
class Choices {
  private readonly lists: (readonly string[])[] = [];

  rangeOf(labels: readonly string[]): string {
    const known = this.lists.findIndex((list) => list.join('\n') === labels.join('\n'));
    const index = known >= 0 ? known : this.lists.push(labels) - 1;
    return `'${choiceSheet}'!$${letterOf(index)}$1:$${letterOf(index)}$${labels.length}`;
  }

  addTo(workbook: Workbook): void {
    const sheet = workbook.addWorksheet(choiceSheet, { state: 'veryHidden' });
    this.lists.forEach((list, index) => {
      sheet.getColumn(index + 1).values = [...list];
    });
  }
}

function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

function addInstructions(workbook: Workbook, type: ContentType, sheets: TemplateSheet[]): void {
  const sheet = workbook.addWorksheet(instructionSheet);
  sheet.columns = [{ width: 24 }, { width: 28 }, { width: 10 }, { width: 80 }];
  sheet.addRow([fill(templateCopy.title, { label: type.label })]).font = { bold: true, size: 14 };
  sheet.addRow([templateCopy.version, templateVersion(type)]);
  for (const note of templateCopy.notes) sheet.addRow([note]);
  sheet.addRow([]);
  sheet.addRow([...templateCopy.instructionColumns]).font = { bold: true };
  for (const { label, columns } of sheets)
    for (const column of columns)
      sheet.addRow([label, column.label, column.isRequired ? templateCopy.required : '', choicesHint(column)]);
  sheet.getColumn(4).alignment = { wrapText: true, vertical: 'top' };
}

function choicesHint({ kind, hint }: TemplateColumn): string {
  return kind.kind === 'choice' ? `${hint}\n${Object.values(kind.labels).join('、')}` : hint;
}

function widthOf(column: TemplateColumn): number {
  if (['richText', 'longText'].includes(column.kind.kind)) return 50;
  if (['date', 'integer', 'decimal', 'boolean', 'key'].includes(column.kind.kind)) return 14;
  return Math.max(18, column.label.length * 2 + 4);
}

function isNumber(column: TemplateColumn): boolean {
  return column.kind.kind === 'integer' || column.kind.kind === 'decimal';
}
