/** Chinese sentences of the plugin. */
export const copy = {
  appendOnly: '审计日志只能追加，不能修改或删除。',
  outOfSequence: '审计日志的序号必须连续，不能插入或替换。',
  noKey:
    '缺少审计日志的签名密钥，或密钥不是 64 位十六进制数，程序未启动。处理：请运行 pnpm set-up，或设置环境变量 AUDIT_SIGNING_KEY 后重新启动。',
  system: '系统',
  unknownAccount: (id: string) => `账号 ${id}`,
  token: (name: string) => `接口令牌“${name}”`,
  /** A failed sign-in of nobody we know. */
  unknownPerson: '身份不明',
  exported: (count: number, log: string, checkpoint: string, key: string) =>
    `已导出 ${count} 条审计日志：\n  日志    ${log}\n  检查点  ${checkpoint}\n  公钥    ${key}\n` +
    '请把检查点和公钥保存在本系统之外；以后用 pnpm audit:verify 核对日志是否被改动。',
  exportFailed: (reason: string) => `审计日志没有导出：${reason}\n处理：请检查文件夹是否可写、是否已有同名文件后重试。`,
  badRequest: (detail: string) => `请求内容不符合要求：${detail}。请刷新页面后重试。`,
  /** What entries are about, where it is no type of records. */
  types: {
    'admin::user': '账号',
    'admin::role': '角色',
    'admin::permission': '权限',
    'admin::api-token': '接口令牌',
    'admin::api-token-permission': '令牌权限',
    'plugin::upload.file': '文件',
    'plugin::upload.folder': '文件夹',
    'strapi::core-store': '系统设置',
  },
  screen: {
    title: '审计日志',
    subtitle: (total: number) => `共 ${total} 条，由新到旧`,
    loadFailed: '没能取到审计日志。处理：请刷新页面；仍不行请联系系统管理员。',
    empty: '没有符合条件的条目。',
    filters: { from: '起始日期', to: '截止日期', actor: '人员姓名', action: '操作', subject: '对象标题' },
    anyAction: '全部操作',
    search: '查询',
    clear: '清除条件',
    badDay: '日期应为 2026-11-22 的形式',
    dayHint: '如 2026-11-22',
    columns: {
      seq: '序号',
      at: '时间',
      actor: '人员',
      roles: '当时的角色',
      address: '来源地址',
      action: '操作',
      type: '对象类型',
      subject: '对象',
      details: '详情',
      hash: '校验值',
    },
    details: (seq: number) => `第 ${seq} 条的详情`,
    exportLog: '导出全部日志',
    exportTable: '导出查询结果',
    checkpoint: '下载检查点',
    key: '下载公钥',
    keepOutside: '请把检查点和公钥保存在本系统之外：以后日志有任何改动，用它们都能查出来。',
    files: {
      log: 'audit-log.ndjson',
      table: '审计日志.csv',
      checkpoint: (size: number) => `audit-${size}.checkpoint`,
      key: 'audit.key',
    },
    failed: '没有完成，请稍后重试。',
  },
  permissions: {
    log: '查询和导出审计日志',
  },
  noPermission: '您没有查看审计日志的权限。处理：请使用审计管理员账号。',
};
