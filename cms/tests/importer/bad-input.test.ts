import { truncateSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Workbook, type CellValue } from 'exceljs';
import type { ImportRequest, ImportResult } from '../../src/plugins/importer/server/import-request.ts';
import { loadCompiled, startCms, type Cms } from '../harness.ts';
import { fileIn, importsOf, migration } from './imports.ts';
import { fillRow, workbook, zip } from './workbooks.ts';

const { problemLine } = loadCompiled(
  'plugins/importer/server/cli/output',
) as typeof import('../../src/plugins/importer/server/cli/output.ts');

let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
});
afterAll(() => cms.stop());

const headings = ['标题', '公开属性', '主题分类', '生成日期', '发文字号', '公文种类', '成文日期', '正文'];
const good = [
  '关于安全检查的通知',
  '主动公开',
  '安全生产综合',
  '2026-03-02',
  '云应急〔2026〕3号',
  '通知',
  '2026-03-02',
  '正文。',
];
const titles = (count: number) => Array.from({ length: count }, (_, index) => `第${index + 1}份通知`);
const row = (changes: Partial<Record<string, CellValue>> = {}) =>
  headings.map((heading, index) => (heading in changes ? changes[heading] : good[index]) ?? null);

let fileCount = 0;
async function check(
  content: string | Buffer,
  name = 'x.xlsx',
  more: Partial<ImportRequest> = {},
): Promise<ImportResult> {
  fileCount += 1;
  const file = fileIn(cms, `${fileCount}-${name}`, content);
  return importsOf(cms).run({ type: 'policy-document', file, dryRun: true, ...more });
}
const errors = ({ problems }: ImportResult) => problems.filter(({ severity }) => severity === 'error').map(problemLine);
const warnings = ({ problems }: ImportResult) =>
  problems.filter(({ severity }) => severity === 'warning').map(problemLine);

describe('files that cannot be read are refused with what to do', () => {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  test.each<[string, string, () => string | Buffer | Promise<Buffer>, string]>([
    ['empty', 'x.xlsx', () => '', '文件是空的。请确认选对了文件。'],
    ['of an unknown kind', 'x.pdf', () => '%PDF', '不支持“.pdf”格式的文件。请使用 .xlsx、.csv、.json 或 .jsonl 文件。'],
    ['old Excel', 'x.xls', () => Buffer.concat([ole, Buffer.alloc(512)]), '这是旧版 Excel（.xls）文件，不能导入。'],
    [
      'old Excel under a new name',
      'x.xlsx',
      () => Buffer.concat([ole, Buffer.alloc(512)]),
      '这是旧版 Excel（.xls）文件，不能导入。',
    ],
    [
      'protected by a password',
      'x.xlsx',
      () => Buffer.concat([ole, Buffer.alloc(1024), Buffer.from('EncryptedPackage', 'utf16le')]),
      '文件设有打开密码，无法读取。',
    ],
    [
      'a web page called xlsx',
      'x.xlsx',
      () => '<html><table></table></html>',
      '文件名是 .xlsx，内容却不是 Excel 工作簿。',
    ],
    ['a workbook called csv', 'x.csv', () => workbook([headings]), '文件名是 .csv，内容却是压缩包或 Excel 工作簿。'],
    [
      'a ZIP of other things',
      'x.xlsx',
      () => zip([{ name: 'readme.txt', content: Buffer.from('x') }]),
      '文件是压缩包，里面没有 Excel 工作簿。',
    ],
    ['a broken ZIP', 'x.xlsx', () => Buffer.from('504b0304ffffffff', 'hex'), 'Excel 文件已损坏，无法读取。'],
    [
      'a ZIP bomb that says so',
      'x.xlsx',
      () => zip([{ name: 'xl/workbook.xml', content: Buffer.alloc(1_000_000), claimedSize: 900_000_000 }]),
      'Excel 文件解压后超过 400 MB 的上限',
    ],
    [
      'a ZIP bomb that lies',
      'x.xlsx',
      () => zip([{ name: 'xl/workbook.xml', content: Buffer.alloc(90_000_000), claimedSize: 2000 }]),
      'Excel 文件已损坏，无法读取。',
    ],
    ['text in no known encoding', 'x.csv', () => Buffer.from([0x81, 0xff, 0xfe, 0xff]), '文件的文字编码无法识别'],
    ['an open quote', 'x.csv', () => `${headings.join()}\n${good.join()}\n"没有关上`, '第 3 行附近的引号不成对'],
    ['broken JSON', 'x.json', () => '[{"标题": }]', '第 1 行不是正确的 JSON'],
    ['JSON that is no list', 'x.json', () => '{"标题":"甲"}', 'JSON 文件的最外层不是数组。'],
    ['a broken line of JSONL', 'x.jsonl', () => '{"标题":"甲"}\n{"标题"', '第 2 行不是正确的 JSON'],
    [
      'without headings',
      'x.xlsx',
      () =>
        workbook([
          ['一', '二'],
          ['甲', '乙'],
        ]),
      '没有找到“政策文件”的标题行',
    ],
    ['without records', 'x.xlsx', () => workbook([headings]), '文件里没有记录。请在标题行下面逐行填写记录。'],
  ])('a file that is %s', async (_case, name, content, message) => {
    const result = await check(await content(), name);
    expect(result).toMatchObject({ outcome: 'refused', read: 0, errors: 1 });
    expect(errors(result)[0]).toContain(`错误：${message}`);
  });

  test('a file over the limit is refused before it is read', async () => {
    const file = fileIn(cms, 'large.csv', 'x');
    truncateSync(file, 65 * 1024 * 1024);
    const result = await importsOf(cms).run({ type: 'policy-document', file });
    expect(errors(result)[0]).toContain('文件有 65 MB，超过 64 MB 的上限。请拆成几个文件分别导入');
  });

  test('a missing file, and a type that there is not', async () => {
    const missing = await importsOf(cms).run({ type: 'policy-document', file: '/nowhere/x.csv' });
    expect(errors(missing)).toEqual(['错误：文件打不开（没有这个文件）。请检查文件路径和读取权限。']);
    const unknown = await importsOf(cms).run({ type: 'poem', file: '/nowhere/x.csv' });
    expect(errors(unknown)[0]).toContain('没有“poem”这种信息类型。可用的类型：policy-document（政策文件）');
  });
});

describe('headings', () => {
  test('unknown, doubled and missing ones are named, with the likely right one', async () => {
    const result = await check(
      await workbook([
        ['标题', '发文文号', '标题', '公开属性'],
        ['甲', '云应急〔2026〕1号', '乙', '主动公开', '多出来的'],
      ]),
    );
    expect(errors(result)).toEqual([
      '错误：工作表“政策文件”第 1 行“发文文号”：“发文文号”不是“政策文件”的字段，这一列的内容不会导入。请改成模板中的名称（是否“发文字号”？），或删去这一列。',
      '错误：工作表“政策文件”第 1 行“标题”：“标题”出现了两列。请保留一列，删去另一列。',
      '错误：工作表“政策文件”第 2 行：第 E 列有内容，但没有列标题。请写上列标题，或删去这一列。',
    ]);
    expect(warnings(result)).toContain(
      '提示：工作表“政策文件”第 1 行“成文日期”：缺少必填的列“成文日期”。请下载模板，补上这一列并填写。',
    );
    expect(result.outcome).toBe('refused');
  });

  test('a title line above, marks of the template, field names and full width are understood', async () => {
    const result = await check(
      await workbook([
        ['政策文件一览表'],
        ['标题 *', 'disclosureAttribute', '主题分类（必填）', '生成日期：'],
        ['甲', '主动公开', '烟花爆竹', '2026-03-02'],
      ]),
    );
    expect(errors(result)).toEqual([]);
    expect(result).toMatchObject({ outcome: 'checked', read: 1 });
  });

  test('a missing required column is an error for what is to be published', async () => {
    const result = await check(
      await workbook([
        ['标题', '公开属性'],
        ['甲', '主动公开'],
      ]),
      'x.xlsx',
      { migration },
    );
    expect(errors(result)).toContain(
      '错误：工作表“政策文件”第 1 行“正文”：缺少必填的列“正文”。请下载模板，补上这一列并填写。',
    );
  });

  test('the template of another type is refused', async () => {
    const template = await importsOf(cms).template('article');
    const result = await check(template);
    expect(errors(result)).toEqual([
      '错误：这是“通用文章”的模板，不是“政策文件”的。请选择“通用文章”类型导入，或改用“政策文件”的模板。',
    ]);
  });
});

describe('values', () => {
  test.each<[string, CellValue, string]>([
    ['成文日期', '昨天', '不是日期，或日历上没有这一天。请写成 2026-11-21、2026/11/21 或 2026年11月21日，年份写四位。'],
    ['成文日期', '2026-02-30', '不是日期，或日历上没有这一天。'],
    ['公文种类', '公示', '不在可选的内容之中。请从中选择：决议、决定、命令（令）'],
    ['标题', '长'.repeat(230), '请控制在 200 字以内，现有 230 字。'],
    ['发文字号', '第三号文件', '“第三号文件”的格式不符合要求。请核对。如“云应急规〔2026〕3号”，年份用六角括号。'],
    ['正文', '<script>alert(1)</script>', '去除不允许的代码后，正文为空。请填写正文。'],
    [
      '成文日期',
      { formula: 'TODAY()', result: undefined } as never,
      '公式没有保存计算结果。请在 Excel 或 WPS 中打开并保存一次，或改填实际的值。',
    ],
    ['成文日期', { error: '#REF!' } as never, '公式的结果是错误值。请修正公式，或改填实际的值。'],
  ])('%s: %j', async (heading, value, message) => {
    const result = await check(await workbook([headings, row({ [heading]: value })]));
    const [line, ...more] = errors(result);
    expect(line).toContain(`错误：工作表“政策文件”第 2 行“${heading}”`);
    expect(line).toContain(message);
    expect(more).toEqual([]);
    expect(result.outcome).toBe('refused');
  });

  test('dates in every usual form, full-width digits and Excel dates come out the same', async () => {
    const forms: CellValue[] = [
      '2026-11-21',
      '2026/11/21',
      '2026.11.21',
      '2026年11月21日',
      '２０２６年１１月２１日',
      46347,
      new Date(Date.UTC(2026, 10, 21)),
    ];
    const rows = titles(forms.length).map((title, index) =>
      row({ 标题: title, 发文字号: `云应急〔2026〕${index + 50}号`, 成文日期: forms[index] ?? null }),
    );
    const file = fileIn(cms, 'dates.xlsx', await workbook([headings, ...rows]));
    const result = await importsOf(cms).run({ type: 'policy-document', file });
    expect(errors(result)).toEqual([]);
    const stored = await cms.strapi.db
      .connection('policy_documents')
      .whereIn('title', titles(forms.length))
      .pluck('document_date');
    expect(stored).toEqual(forms.map(() => '2026-11-21'));
  });

  test('a formula gives its stored result, and says so', async () => {
    const result = await check(await workbook([headings, row({ 标题: { formula: '"a"', result: '算出来的标题' } })]));
    expect(errors(result)).toEqual([]);
    expect(warnings(result)).toEqual([
      '提示：工作表“政策文件”第 2 行“标题”，内容“算出来的标题”：单元格是公式，已采用保存时的计算结果。请核对结果是否正确。',
    ]);
  });

  test('cells merged down carry their value to every row, cells merged across are an error', async () => {
    const down = await workbook(
      [headings, row({ 标题: '甲' }), row({ 标题: '乙', 公开属性: null, 发文字号: '云应急〔2026〕4号' })],
      (sheet) => sheet.mergeCells('B2:B3'),
    );
    expect(warnings(await check(down))).toEqual([
      '提示：工作表“政策文件”第 3 行“公开属性”，内容“主动公开”：单元格与上一行合并，已采用合并单元格的内容。请核对；最好取消合并后逐行填写。',
    ]);
    const across = await workbook([headings, row()], (sheet) => sheet.mergeCells('A2:B2'));
    expect(errors(await check(across))).toEqual([
      '错误：工作表“政策文件”第 2 行“公开属性”，内容“关于安全检查的通知”：单元格与左边的列合并，无法判断内容属于哪一列。请取消合并，分别填写各列。',
    ]);
  });

  test('rich text is cleaned of scripts, handlers and javascript links, and the officer is told (A-7)', async () => {
    const body =
      '<p class="MsoNormal" style="color:red" onclick="x()">正文<script>alert(1)</script><a href="javascript:x()">链接</a></p><o:p></o:p>';
    const file = fileIn(
      cms,
      'rich.xlsx',
      await workbook([headings, row({ 标题: '富文本', 发文字号: '云应急〔2026〕40号', 正文: body })]),
    );
    const result = await importsOf(cms).run({ type: 'policy-document', file });
    expect(warnings(result)[0]).toContain('正文中有不允许的代码（如脚本、样式），已去除。');
    const [stored] = await cms.strapi.db.connection('policy_documents').where({ title: '富文本' }).pluck('body');
    expect(stored).toBe('<p>正文链接</p>');
  });

  test('members of a JSON record that would reach into the program are unknown fields (D5)', async () => {
    const result = await check(
      '[{"标题":"甲","公开属性":"主动公开","__proto__":{"a":1},"constructor":{"prototype":{"b":1}}}]',
      'x.json',
    );
    expect(result.problems.filter(({ severity }) => severity === 'error').map(({ heading }) => heading)).toEqual([
      '__proto__',
      'constructor',
    ]);
    expect(Object.prototype).not.toHaveProperty('b');
  });
});

describe('sheets and encodings', () => {
  test('hidden sheets and foreign sheets are not read, and that is said', async () => {
    const content = await workbook([headings, row()], (_sheet, book) => {
      book.addWorksheet('旧数据', { state: 'hidden' }).addRow(headings);
      book.addWorksheet('备忘').addRow(['随手记']);
    });
    const result = await check(content);
    expect(result.notices).toEqual([
      '工作表“旧数据”是隐藏的，没有读取。',
      '工作表“备忘”不是“政策文件”的内容，没有读取。',
    ]);
    expect(result.outcome).toBe('checked');
  });

  test('empty rows are passed over and row numbers stay those of the sheet', async () => {
    const result = await check(
      await workbook([headings, [], row(), [], row({ 标题: null, 发文字号: '云应急〔2026〕5号' })]),
    );
    expect(result.read).toBe(2);
    expect(warnings(result)).toEqual([
      '提示：工作表“政策文件”第 5 行“标题”：必填内容为空，草稿可以保存，送审前须补齐。请填写“标题”。',
    ]);
  });

  const text = `${headings.join()}\r\n${good.join()}\r\n`;
  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['GBK', gbk(text)],
    ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
  ])('CSV in %s', async (_case, content) => {
    const result = await check(content, 'x.csv');
    expect(errors(result)).toEqual([]);
    expect(result).toMatchObject({ outcome: 'checked', read: 1 });
  });
});

describe('sheets of table fields', () => {
  test('a wrong row is named by its own sheet, and a row that belongs to no record too', async () => {
    const book = new Workbook();
    await book.xlsx.load((await importsOf(cms).template('department')) as never);
    fillRow(book, '机构职能', { 记录序号: 1, 机构名称: '应急科', 公开属性: '主动公开' });
    fillRow(book, '负责人', { 记录序号: '１', 姓名: '甲', 职务: '长'.repeat(90) });
    fillRow(book, '负责人', { 记录序号: 9, 姓名: '乙', 职务: '科长' });
    const result = await check(Buffer.from(await book.xlsx.writeBuffer()), 'x.xlsx', { type: 'department' });
    expect(errors(result)).toEqual([
      `错误：工作表“负责人”第 2 行“职务”，内容“${'长'.repeat(60)}…”：请控制在 80 字以内，现有 90 字。请改正后重新导入。`,
      '错误：工作表“负责人”第 3 行“记录序号”，内容“9”：这一行的“记录序号”在主表中没有对应的记录。请填写主表中该记录的“记录序号”。',
    ]);
  });
});

describe('references and duplicates', () => {
  test('an unknown department, and two of one name', async () => {
    const departments = fileIn(
      cms,
      'd.json',
      JSON.stringify(
        ['2024-01-01', '2024-01-02'].map((formedDate) => ({ 机构名称: '应急科', 公开属性: '主动公开', formedDate })),
      ),
    );
    expect(await importsOf(cms).run({ type: 'department', file: departments })).toMatchObject({ imported: 2 });
    const withDepartment = [...headings, '责任科室'];
    const result = await check(
      await workbook([
        withDepartment,
        [...row(), '火星科'],
        [...row({ 标题: '乙', 发文字号: '云应急〔2026〕6号' }), '应急科'],
      ]),
    );
    expect(errors(result)).toEqual([
      '错误：工作表“政策文件”第 2 行“责任科室”，内容“火星科”：找不到这一机构职能。请填写已有机构职能的标题（名称）或索引号；须先导入或新建。',
      '错误：工作表“政策文件”第 3 行“责任科室”，内容“应急科”：有 2 条机构职能都符合。请改填索引号，以便唯一确定。',
    ]);
  });

  test('a record twice in the file, and one that the system has', async () => {
    const file = fileIn(
      cms,
      'once.xlsx',
      await workbook([headings, row({ 标题: '已有的通知', 发文字号: '云应急〔2026〕60号' })]),
    );
    const first = await importsOf(cms).run({ type: 'policy-document', file });
    expect(first.outcome).toBe('imported');
    const again = await check(
      await workbook([
        headings,
        row({ 标题: '已有的通知', 发文字号: '云应急〔2026〕60号' }),
        row({ 标题: '甲' }),
        row({ 标题: '甲' }),
      ]),
    );
    expect(errors(again)).toEqual([
      `错误：工作表“政策文件”第 2 行“标题”，内容“已有的通知”：系统中已有标题和发文字号相同的政策文件（索引号 ${first.records[0]?.indexNumber}）。已有的信息请在后台修改，不要重复导入。`,
      '错误：工作表“政策文件”第 4 行“标题”，内容“甲”：与第 3 行的标题和发文字号相同。请删去重复的一行。',
    ]);
  });
});

/** Node reads GBK but does not write it; these bytes are looked up by reading all two-byte codes once. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Buffer.from(
    [...text].flatMap((letter) => (letter < '\u0080' ? [letter.charCodeAt(0)] : (codes.get(letter) ?? [63]))),
  );
}

describe('figures of a period (R-SRC-09, R-SRC-10)', () => {
  const head = { 主题分类: '安全生产综合', 公开属性: '主动公开', 生成日期: '2026-10-12', 统计口径: '快报数。' };
  const counts = { '事故起数（起）': 3, '死亡人数（人）': 2, '重伤人数（人）': 0 };

  async function figures(change: (book: Workbook) => void): Promise<Buffer> {
    const book = new Workbook();
    await book.xlsx.load((await importsOf(cms).template('accident-statistics')) as never);
    const september = { 标题: '2026年9月事故统计', 统计月份: '2026年9月', 数据截至日期: '2026-09-30' };
    fillRow(book, '事故统计', { ...head, 记录序号: 1, ...september });
    fillRow(book, '按地区统计', { ...counts, 记录序号: 1, 地区: '石桥县' });
    fillRow(book, '按行业统计', { ...counts, 记录序号: 1, 行业: '建筑施工' });
    change(book);
    return Buffer.from(await book.xlsx.writeBuffer());
  }
  const judged = async (content: Buffer, more: Partial<ImportRequest> = {}) =>
    check(content, 'x.xlsx', { type: 'accident-statistics', ...more });

  test('the template takes a month as people write it, and stores it as a month', async () => {
    const content = await figures(() => undefined);
    expect(errors(await judged(content))).toEqual([]);
    const file = fileIn(cms, 'figures.xlsx', content);
    await importsOf(cms).run({ type: 'accident-statistics', file });
    expect(await cms.strapi.db.connection('accident_statistics_records').pluck('month')).toEqual(['2026-09']);
  });

  test('a wrong row, tables that do not agree and a month twice are named with row and field', async () => {
    const content = await figures((book) => {
      fillRow(book, '按地区统计', { ...counts, 记录序号: 1, 地区: '石桥县', '事故起数（起）': 0 });
      const again = { 标题: '2026年9月事故统计（二）', 统计月份: '2026-09', 数据截至日期: '2026-09-30' };
      fillRow(book, '事故统计', { ...head, 记录序号: 2, ...again });
    });
    const result = await judged(content, { migration });
    const lines = errors(result).filter((line) => !line.includes('必填'));
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringContaining('工作表“按地区统计”第 3 行“地区”，内容“石桥县”：与第 1 行重复。请合并为一行'),
        expect.stringContaining('工作表“按地区统计”第 3 行“死亡人数（人）”，内容“2”：事故起数为 0，却填写了伤亡 2 人'),
        expect.stringContaining('“死亡人数（人）”按行业合计 2，按地区合计 4，两者应一致'),
        expect.stringMatching(/工作表“事故统计”第 3 行“统计月份”，内容“2026-09”：.*第 2 行.*统计月份/),
      ]),
    );
    expect(result.outcome).toBe('refused');
  });
});
