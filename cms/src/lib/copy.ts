/** Chinese sentences of the CMS itself; each plugin has its own. */
export const copy = {
  /** In the foot of a printed page, around its number and the number of pages. */
  page: { before: '第 ', between: ' 页，共 ', after: ' 页' },
  notDurable: (journal: string, synchronous: string) =>
    `数据库没有按要求写盘（journal_mode=${journal}，synchronous=${synchronous}），断电可能丢失已确认的数据，程序未启动。` +
    '处理：请把数据库文件放在本机磁盘上（不要放在网络盘），并检查 cms/config/database.ts 中的 WAL 和 FULL 设置。',
  noDisclosureAttribute: (label: string) =>
    `请选择“${label}”后再保存：主动公开、依申请公开或不予公开，由拟稿人在起草时确定。`,
  noGround: (lines: string[]) => `记录未保存。处理：请补齐后再保存。\n${lines.join('\n')}`,
  indexNumberFixed: '索引号由系统编制，终身不变，不能修改。本次修改未保存。',
  noIndexNumber: (number: string) =>
    `“${number}”不是索引号，记录未保存。处理：请使用“机构代码/年份-五位流水号”的形式，如 YC012/2026-00001，或留空由系统编制。`,
  indexNumberTaken: (number: string) => `索引号 ${number} 已被使用，索引号不能重复。记录未保存，请核对后重试。`,
  indexNumbersUsedUp: (year: number) => `${year} 年的索引号已用完（99999 个），记录未保存。处理：请联系系统管理员。`,
  clash: (label: string) => `“${label}”已被另一条记录使用，不能重复。本次操作未保存，请核对后重试。`,
  refusedFiles: (names: string[]) =>
    `${names.map((name) => `“${name}”`).join('、')}不能上传：类型不在允许之列，或内容与扩展名不符。本次上传的文件都没有保存。` +
    '处理：请转为 PDF、OFD、Word、Excel、PPT、图片、视频（mp4）、文本或 zip 后再上传。',
  fileGone: (name: string) =>
    `附件“${name}”的文件已从附件库删除，未作任何更改。处理：请在记录的附件栏移除它，需要的重新上传后再办理。`,
  noFilesHere: '此处不接收文件。处理：请登录后在附件库或记录的附件栏上传。',
  otherSection: '由其他科室负责，这里是已公开的内容；审签过程和未公开的改动由责任科室查看。',
  /** Types that belong to a plugin and not to the portal. */
  pluginTypes: {
    'plugin::leak-gate.term': {
      label: '泄密检查词库',
      fields: { kind: '类别', text: '内容', right: '正确写法或职务', note: '备注' },
    },
  },
  commonFields: {
    id: '编号',
    documentId: '文档编号',
    createdAt: '创建时间',
    updatedAt: '更新时间',
    createdBy: '创建人',
    updatedBy: '更新人',
  },
};
