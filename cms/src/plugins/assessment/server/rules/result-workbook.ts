import { Workbook, type Worksheet } from 'exceljs';
import { copy } from '../../copy';
import type { RoundRow } from '../tables';
import type { ShownSection } from '../services/views';

const { paper, round: texts, workbook: names } = copy;
/** Signs that a workbook does not take in the name of a sheet. */
const forbidden = /[\\/?*[\]:]/g;
const longestName = 31;

/** The results of an assessment as a workbook: one sheet of all sections where there are several, then one for each. */
export async function resultWorkbook(round: RoundRow, sections: readonly ShownSection[]): Promise<Buffer> {
  const workbook = new Workbook();
  if (sections.length > 1) addSummary(workbook.addWorksheet(names.summary), round, sections);
  const used = new Set([names.summary]);
  for (const section of sections) addSection(workbook.addWorksheet(sheetName(section.name, used)), round, section);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function sheetName(name: string, used: Set<string>): string {
  const base = name.replace(forbidden, ' ').slice(0, longestName - 4);
  let free = base;
  for (let number = 2; used.has(free); number += 1) free = `${base}（${number}）`;
  used.add(free);
  return free;
}

function addSummary(sheet: Worksheet, round: RoundRow, sections: readonly ShownSection[]): void {
  const heads = sections[0]?.heads ?? [];
  sheet.addRow([texts.title(round.year)]).font = { bold: true, size: 14 };
  sheet.addRow([texts.subtitle(copy.states[round.state], round.assess_on)]);
  const labels = heads.map(({ label, maximum }) => texts.maximum(label, maximum));
  heading(sheet, [texts.section, ...labels, texts.total, texts.grade]);
  for (const { name, heads: own, total, grade } of sections)
    sheet.addRow([name, ...own.map(({ points }) => points), total, grade]);
  sheet.getColumn(1).width = 32;
  for (let column = 2; column <= heads.length + 3; column += 1) sheet.getColumn(column).width = 16;
}

function addSection(sheet: Worksheet, round: RoundRow, section: ShownSection): void {
  sheet.addRow([texts.title(round.year)]).font = { bold: true, size: 14 };
  sheet.addRow([texts.subtitle(copy.states[round.state], round.assess_on)]);
  sheet.addRow([paper.section, section.name]);
  heading(sheet, Object.values(paper.columns));
  for (const { label, maximum, points, reason, by } of section.heads)
    sheet.addRow([label, maximum, points, reason, by]);
  sheet.addRow([paper.total, '', section.total]);
  sheet.addRow([paper.grade, '', section.grade]);
  [18, 12, 12, 60, 16].forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  sheet.getColumn(4).alignment = { wrapText: true, vertical: 'top' };
}

function heading(sheet: Worksheet, cells: readonly string[]): void {
  const row = sheet.addRow([...cells]);
  row.font = { bold: true };
  row.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } };
}
