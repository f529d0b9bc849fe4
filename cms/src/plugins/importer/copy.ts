/** The Chinese sentences of the importer: what is wrong, and what to do. `{name}` is filled from the parameters. */

interface Sentence {
  what: string;
  action: string;
}

/** The file as a whole; nothing was read or imported. */
export const faultCopy = {
  'file.unreadable': { what: '文件打不开（{reason}）。', action: '请检查文件路径和读取权限。' },
  'file.empty': { what: '文件是空的。', action: '请确认选对了文件。' },
  'file.too-large': {
    what: '文件有 {sizeMb} MB，超过 {limitMb} MB 的上限。',
    action: '请拆成几个文件分别导入；附件不要嵌入表格，用“附件”列写文件名。',
  },
  'file.format': {
    what: '不支持“{ending}”格式的文件。',
    action: '请使用 .xlsx、.csv、.json 或 .jsonl 文件。',
  },
  'file.old-excel': {
    what: '这是旧版 Excel（.xls）文件，不能导入。',
    action: '请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”后再导入。',
  },
  'file.password': {
    what: '文件设有打开密码，无法读取。',
    action: '请在 Excel 或 WPS 中打开，取消密码后另存，再导入。',
  },
  'file.not-xlsx': {
    what: '文件名是 .xlsx，内容却不是 Excel 工作簿。',
    action: '有的系统把网页或 CSV 改名为 .xlsx 导出：请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再导入。',
  },
  'file.is-zip': {
    what: '文件名是 {format}，内容却是压缩包或 Excel 工作簿。',
    action: '如果是 Excel 工作簿，请把文件名改为 .xlsx 后再导入。',
  },
  'file.encoding': {
    what: '文件的文字编码无法识别：既不是 UTF-8，也不是 GBK/GB18030。',
    action: '请在 Excel 或 WPS 中打开，另存为“CSV UTF-8（逗号分隔）”后再导入。',
  },
  'csv.broken': {
    what: '第 {row} 行附近的引号不成对，后面的内容无法分列。',
    action: '请检查该行：单元格内容含逗号、引号或换行时须用英文双引号括起来，内容中的引号写两遍。',
  },
  'json.broken': { what: '第 {row} 行不是正确的 JSON（{detail}）。', action: '请检查该行的引号、逗号和括号。' },
  'json.not-an-array': {
    what: 'JSON 文件的最外层不是数组。',
    action: '请把记录写成 [{…}, {…}]，或改用每行一条记录的 .jsonl 文件。',
  },
  'xlsx.broken': { what: 'Excel 文件已损坏，无法读取。', action: '请在 Excel 或 WPS 中打开并另存一次，再导入。' },
  'xlsx.not-a-workbook': {
    what: '文件是压缩包，里面没有 Excel 工作簿。',
    action: '请解压后选择其中的 .xlsx 文件导入。',
  },
  'xlsx.too-large': {
    what: 'Excel 文件解压后超过 {limitMb} MB 的上限，为保护系统已停止读取。',
    action: '请拆成几个文件分别导入，并删去表格中的图片。',
  },
  'table.too-many-rows': { what: '记录超过 {limit} 行的上限。', action: '请拆成几个文件分别导入。' },
  'table.too-many-columns': { what: '表格超过 {limit} 列的上限。', action: '请使用模板的列，删去多余的列。' },
  'table.no-headings': {
    what: '没有找到“{label}”的标题行：前 20 行里没有一行含有两个以上的字段名称。',
    action: '请下载模板，把内容填入模板，或把列标题改成模板中的名称；也请确认选对了信息类型。',
  },
  'table.no-records': { what: '文件里没有记录。', action: '请在标题行下面逐行填写记录。' },
  'type.unknown': { what: '没有“{type}”这种信息类型。', action: '可用的类型：{types}。' },
  'template.other-type': {
    what: '这是“{found}”的模板，不是“{expected}”的。',
    action: '请选择“{found}”类型导入，或改用“{expected}”的模板。',
  },
  'migration.no-decision': {
    what: '直接公开须写明迁移决定，并由两个账号分别经办和确认。',
    action: '请补充 --decision "决定文号和事由" --by 经办人邮箱 --confirmed-by 确认人邮箱。',
  },
  'migration.same-account': {
    what: '经办人和确认人是同一个账号（{email}）。',
    action: '请由另一个人确认（R-REG-17）。',
  },
  'migration.unknown-account': {
    what: '没有邮箱为“{email}”的可用账号。',
    action: '请核对邮箱，或请系统管理员建立、启用账号。',
  },
} as const satisfies Record<string, Sentence>;
export type FaultCode = keyof typeof faultCopy;

/** Why the system would not open a file; other reasons are shown by their code. */
export const openReasons: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件',
  ENOTDIR: '没有这个文件',
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  EISDIR: '这是文件夹',
};

/** One place in the file. Codes are permanent. */
export const problemCopy = {
  'heading.unknown': {
    what: '“{heading}”不是“{label}”的字段，这一列的内容不会导入。',
    action: '请改成模板中的名称{suggestion}，或删去这一列。',
  },
  'heading.doubled': { what: '“{heading}”出现了两列。', action: '请保留一列，删去另一列。' },
  'heading.empty': { what: '第 {column} 列有内容，但没有列标题。', action: '请写上列标题，或删去这一列。' },
  'heading.missing': { what: '缺少必填的列“{heading}”。', action: '请下载模板，补上这一列并填写。' },
  'heading.machine-set': {
    what: '“{heading}”由系统编制，导入草稿时不采用文件中的内容。',
    action: '如需沿用原有的索引号和发布日期，请用“迁移已公开信息”的方式导入。',
  },
  'cell.formula': { what: '单元格是公式，已采用保存时的计算结果。', action: '请核对结果是否正确。' },
  'cell.formula-error': { what: '公式的结果是错误值。', action: '请修正公式，或改填实际的值。' },
  'cell.formula-without-result': {
    what: '公式没有保存计算结果。',
    action: '请在 Excel 或 WPS 中打开并保存一次，或改填实际的值。',
  },
  'cell.merged': { what: '单元格与上一行合并，已采用合并单元格的内容。', action: '请核对；最好取消合并后逐行填写。' },
  'cell.merged-across': {
    what: '单元格与左边的列合并，无法判断内容属于哪一列。',
    action: '请取消合并，分别填写各列。',
  },
  'row.hidden': { what: '这一行在表格中是隐藏的，仍按普通行处理。', action: '不需要导入的，请删去这一行。' },
  'record.not-an-object': { what: '这一条不是记录。', action: '请写成 {"字段": 值, …} 的形式。' },
  'record.unknown-field': {
    what: '“{heading}”不是“{label}”的字段。',
    action: '请改成正确的字段名{suggestion}，或删去它。',
  },
  'value.required': { what: '必填内容为空。', action: '请填写“{heading}”。' },
  'value.required-later': { what: '必填内容为空，草稿可以保存，送审前须补齐。', action: '请填写“{heading}”。' },
  'value.defaulted': { what: '没有填写“{heading}”，按“主动公开”导入。', action: '请逐条核对，不宜公开的须改填。' },
  'value.not-text': { what: '内容不是文字。', action: '请填写文字。' },
  'value.long-number': {
    what: '号码超过 15 位，已被 Excel 当作数字改动了末尾几位。',
    action: '请把单元格格式设为“文本”，重新填写完整的号码。',
  },
  'value.mended': { what: '已规范为“{mended}”。', action: '请核对。' },
  'value.date': {
    what: '不是日期，或日历上没有这一天。',
    action: '请写成 2026-11-21、2026/11/21 或 2026年11月21日，年份写四位。',
  },
  'value.instant': { what: '不是日期时间。', action: '请写成 2026-11-21 09:30。' },
  'value.number': { what: '不是数字。', action: '请只填数字，不带单位；可以带千分位逗号。' },
  'value.integer': { what: '不是整数。', action: '请填写整数。' },
  'value.decimals': { what: '小数超过 {scale} 位。', action: '请保留 {scale} 位小数。' },
  'value.boolean': { what: '不是“是”或“否”。', action: '请填写“是”或“否”；空白视为“否”。' },
  'value.choice': { what: '不在可选的内容之中。', action: '请从中选择：{choices}。' },
  'value.rich-text-unsafe': {
    what: '正文中有不允许的代码（如脚本、样式），已去除。',
    action: '请在后台核对正文的显示效果。',
  },
  'value.rich-text-empty': { what: '去除不允许的代码后，正文为空。', action: '请填写正文。' },
  'rows.not-a-table': {
    what: '表格字段不能直接写在这一格里。',
    action: '请在工作表“{heading}”中逐行填写；JSON 文件中写成数组。',
  },
  'rows.no-record': {
    what: '这一行的“{heading}”在主表中没有对应的记录。',
    action: '请填写主表中该记录的“{heading}”。',
  },
  'reference.unknown': { what: '找不到这一{label}。', action: '请填写已有{label}的{keys}；须先导入或新建。' },
  'reference.several': { what: '有 {count} 条{label}都符合。', action: '请改填索引号，以便唯一确定。' },
  'reference.other-section': {
    what: '“{heading}”不是您所在的科室，导入后您自己也看不到该信息。',
    action: '请改填您所在的科室，或者留空（归您所在的科室）；确由其他科室负责的，请由该科室或政务公开科导入。',
  },
  'reference.skipped': { what: '引用的记录在本文件中有错误，没有导入。', action: '请先改正那条记录。' },
  'reference.not-public': {
    what: '引用的{label}还没有公开，公开页面上不会显示这一关联。',
    action: '请先公开那条{label}。',
  },
  'attachment.no-folder': {
    what: '写了附件，但没有提供附件文件。',
    action: '请一并选择附件文件；用命令导入时以 --attachments 指定文件夹。',
  },
  'attachment.missing': {
    what: '没有找到附件文件“{name}”。',
    action: '请核对文件名（含扩展名），并提供这个文件。',
  },
  'attachment.leak': {
    what: '{detail}',
    action: '请按提示处理附件后再导入；确需原样公开的，请作为草稿导入，走审签流程。',
  },
  'attachment.refused': { what: '附件“{name}”的类型不允许上传。', action: '请转为 PDF、OFD、Word、Excel 或图片。' },
  'attachment.too-large': { what: '附件“{name}”超过 {limitMb} MB。', action: '请压缩或拆分后再导入。' },
  'index-number.pattern': {
    what: '索引号不符合“机构代码/年份-5 位流水号”的格式。',
    action: '请改成如 YC012/2026-00001 的形式；留空则由系统编制。',
  },
  'index-number.taken': { what: '索引号已被使用。', action: '索引号不得重复使用：请核对，或留空由系统编制。' },
  'duplicate.in-file': { what: '与第 {otherRow} 行的{keys}相同。', action: '请删去重复的一行。' },
  'duplicate.in-database': {
    what: '系统中已有{keys}相同的{label}（索引号 {indexNumber}）。',
    action: '已有的信息请在后台修改，不要重复导入。',
  },
  'published-date.future': { what: '发布日期在今天之后。', action: '请填写当时实际公开的日期。' },
  'published-date.before-formed': { what: '发布日期早于生成日期。', action: '请核对两个日期。' },
  'published-date.missing': {
    what: '没有填写原发布日期，将以导入的时间为准。',
    action: '请尽量填写当时实际公开的日期。',
  },
  'migration.not-proactive': {
    what: '公开属性不是“主动公开”，不能公开。',
    action: '请改为导入草稿，或核对公开属性。',
  },
} as const satisfies Record<string, Sentence>;
export type ProblemCode = keyof typeof problemCopy;

/** What the reader of a report should know without having to act. */
export const noticeCopy = {
  'sheet.hidden': '工作表“{sheet}”是隐藏的，没有读取。',
  'sheet.ignored': '工作表“{sheet}”不是“{label}”的内容，没有读取。',
  'rows.empty': '跳过了 {count} 个空行。',
  'encoding.gb18030': '文件是 GBK/GB18030 编码，已转换。',
} as const;
export type NoticeCode = keyof typeof noticeCopy;

/** Headings that are no field of the definition. */
export const specialHeadings = {
  key: '记录序号',
  publishedDate: '发布日期',
} as const;

/** Replaces each `{name}` by its parameter; one without a parameter stays as it is. */
export function fill(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

export const reportCopy = {
  columns: {
    severity: '级别',
    sheet: '工作表',
    row: '行',
    heading: '列标题',
    value: '内容',
    what: '问题',
    action: '处理',
  },
  severities: { error: '错误', warning: '提示' },
} as const;

/** Name of the template's sheet that explains the others. */
export const instructionSheet = '填写说明';

/** The template's hidden sheet behind its drop-downs. */
export const choiceSheet = '选项';

export const templateCopy = {
  fileName: '{label}导入模板.xlsx',
  title: '“{label}”导入模板',
  version: '模板版本',
  notes: [
    '1. 每行填写一条记录；标题行带 * 的列必填。不要改动列标题，不用的列可以留空或删去。',
    '2. 表格类的内容在各自的工作表中填写，第一列“记录序号”与主表的“记录序号”一致（也可填主表的标题）。',
    '3. 不要使用合并单元格和公式；隐藏的工作表不会读取。',
    '4. 导入后是草稿，仍须送审、保密审查和签发；“索引号”“发布日期”只用于迁移已公开的信息，平时留空。',
    '5. 有任何一行出错时整个文件都不导入，错误报告会写明工作表、行、列、内容和处理办法。',
  ],
  instructionColumns: ['工作表', '列标题', '必填', '填写要求'],
  required: '必填',
  recordKey: '给本行一个编号，供其他工作表引用，如 1、2、3；没有表格内容时可不填。',
  tableKey: '所属记录在主表中的“记录序号”或标题。',
  indexNumber: '平时留空，由系统编制。迁移已公开的信息时可沿用原索引号。',
  publishedDate: '平时留空，由系统记录。迁移已公开的信息时填写当时实际公开的日期，如 2023-05-06。',
  chooseFromList: '请从下拉列表中选择。',
  flags: ['是', '否'],
  byNumber: '发文字号、索引号或标题',
  byTitle: '标题（名称）或索引号',
  formats: {
    text: '一行文字，不超过 {max} 个字。',
    longText: '文字，可以换行，不超过 {max} 个字。',
    richText: '正文。纯文字按换行分段；也可以填写 HTML，样式和脚本会去除。',
    date: '日期，如 2026-11-21。',
    instant: '日期和时间，如 2026-11-21 09:30。',
    integer: '整数。',
    decimal: '数字，最多 {scale} 位小数，不带单位。',
    boolean: '填“是”或“否”，空白视为“否”。',
    choice: '从下拉列表中选择。',
    reference: '已有{label}的{keys}。',
    references: '已有{label}的{keys}；多项之间用分号（；）或换行分开。',
    attachments: '附件的文件名（含扩展名），多个之间用分号（；）或换行分开；导入时指定附件所在的文件夹。',
    rows: '在同名的工作表中填写。',
  },
} as const;

/** What to do about an issue whose own sentence does not say. */
export const fallbackAction = { error: '请改正后重新导入。', warning: '请在送审前核对。' } as const;

/** What `pnpm run import` says. */
export const cliCopy = {
  help: `把已有的信息成批导入系统。

用法：
  pnpm run import <信息类型> <文件> [选项]          导入 .xlsx、.csv、.json 或 .jsonl 文件，默认存为草稿
  pnpm run import --template <信息类型> [文件.xlsx]  生成导入模板
  pnpm run import --help                            显示本说明

信息类型（英文名或中文名都可以）：
{types}

选项：
  --dry-run                 只检查，不导入
  --skip-bad-rows           有错误的行不导入，其余照常导入，并列出跳过的行
  --attachments <文件夹>    附件所在的文件夹，“附件”列填写文件名
  --report <文件.csv>       错误报告的位置，默认在导入文件旁边
  --by <账号邮箱>           草稿的起草人
  --keys <文件.json>        记录序号（key）的对照表：导入前读取，导入后写回，供其他文件引用

迁移已公开的信息（直接公开，不再走审签）：
  --as-published            须同时写明以下三项，由两个不同的账号负责
  --decision <文号和事由>   迁移决定
  --by <账号邮箱>           经办人
  --confirmed-by <账号邮箱> 确认人
  文件中可以沿用原“索引号”和“发布日期”。

说明：
  任何一行有错误时，整个文件都不导入（--skip-bad-rows 除外）。
  导入在一个数据库事务中完成，中途失败不会留下一半。后台正在运行时也可以导入。
`,
  usage: {
    'no-type': '请写明信息类型和文件。',
    'no-file': '请写明要导入的文件。',
    'too-many': '多余的参数：{argument}。',
    'unknown-option': '参数有误：{detail}。',
    'published-only': '--decision 和 --confirmed-by 只能与 --as-published 一起使用。',
  },
  seeHelp: '运行 pnpm run import --help 查看用法。',
  keysUnreadable: '对照表“{file}”无法读取：应是 {"记录序号": "内部编号"} 形式的 JSON 文件。',
  reportEnding: '.导入报告.csv',
  templateWritten: '已生成模板：{file}',
  stages: {
    reading: '已读取 {done} 条',
    attachments: '已存入附件 {done}/{total}',
    writing: '已写入 {done}/{total} 条',
  },
  outcome: {
    imported: '导入完成：共 {read} 条，导入 {imported} 条，跳过 {skipped} 条。',
    checked: '检查完成，没有导入：共 {read} 条，可以导入 {good} 条，有错误 {skipped} 条。',
    refused:
      '没有导入任何内容：共 {read} 条，{skipped} 条有错误。请改正后重新导入，或用 --skip-bad-rows 跳过有错误的行。',
    unreadable: '没有导入任何内容。',
  },
  counts: '错误 {errors} 处，提示 {warnings} 处。',
  place: { sheet: '工作表“{sheet}”', row: '第 {row} 行', heading: '“{heading}”', value: '内容“{value}”' },
  more: '…… 另有 {count} 处，见报告文件。',
  report: '全部问题已写入：{file}',
  failed: '导入没有完成，数据库未作任何改动：{reason}',
} as const;

/** The page 数据导入 of the admin. */
export const screenCopy = {
  permission: '成批导入草稿',
  title: '数据导入',
  subtitle: '把表格中的信息成批存为草稿，再逐条送审',
  homeless:
    '您的账号还没有指定科室，不能导入信息，未作任何更改。处理：请联系政务公开科，在“设置 → 科室人员”中为您指定科室。',
  badRequest: '请求的内容有误，没有导入。处理：请刷新页面后重试。',
  noFile: '没有收到文件，没有导入。处理：请选择要导入的文件。',
  steps: {
    type: '第一步：选择信息类型，下载模板',
    file: '第二步：选择填好的文件',
    check: '第三步：检查，无误后导入',
  },
  type: '信息类型',
  chooseType: '请选择',
  downloadTemplate: '下载模板',
  file: '导入文件',
  fileHint: '.xlsx、.csv、.json 或 .jsonl，不超过 64 MB',
  attachments: '附件文件（可选）',
  attachmentsHint: '表格“附件”列中写了文件名的，在这里一并选择',
  check: '检查',
  checking: '正在检查……',
  import: '导入为草稿',
  importGood: '跳过有错误的行，导入其余 {count} 条',
  importing: '正在导入……',
  outcome: {
    imported: '导入完成：共 {read} 条，已存为草稿 {imported} 条，跳过 {skipped} 条。请在内容管理中逐条核对后送审。',
    checked: '检查完成：共 {read} 条，可以导入 {good} 条。',
    refused: '还不能导入：共 {read} 条，{skipped} 条有错误。请按下表改正后重新选择文件。',
    unreadable: '文件无法读取，没有导入。',
  },
  counts: '错误 {errors} 处，提示 {warnings} 处',
  downloadReport: '下载完整报告（CSV）',
  reportName: '导入报告.csv',
  shownOnly: '表中只列出前 {count} 处，其余见完整报告。',
  tableLabel: '问题清单',
  failed: '导入没有完成，请稍后重试；仍不成功时请联系系统管理员。',
} as const;
