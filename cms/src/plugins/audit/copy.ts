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
  permissions: {
    log: '查询和导出审计日志',
  },
  noPermission: '您没有查看审计日志的权限。处理：请使用审计管理员账号。',
};
