/** What each error says. Codes are permanent: sentences may improve, codes never change meaning. */
export const errorCopy = {
  'record.hash-mismatch': {
    what: '记录内容与签发时的内容不一致，已停止发布该记录，线上内容未变。',
    action: '请在后台核对该记录，重新走审签流程后发布。',
  },
  'record.approval-incomplete': {
    what: '记录缺少完整的审签手续，已停止发布该记录，线上内容未变。',
    action: '请在后台补齐审核、保密审查和签发后重新发布。',
  },
  'record.invalid': {
    what: '记录内容不符合字段要求，已停止发布该记录，线上内容未变。',
    action: '请在后台修正该记录后重新发布。',
  },
  'bureau.unreadable': {
    what: '单位设置文件无法读取或内容不符合要求，程序未启动。',
    action: '请核对该文件的内容，或删除后重新运行 npm start 生成。',
  },
  'record.path-taken': {
    what: '记录的网址已属于另一条记录，或与它原来的网址不同，已停止发布该记录，线上内容未变。',
    action: '请在后台核对该记录的索引号；索引号编定后不得更改或重复使用。',
  },
  'snapshot.missing': {
    what: '找不到门户内容快照，页面无法生成。',
    action: '请先启动发布程序，或用 YANGGUANG_SNAPSHOT 指明快照文件。',
  },
  'publisher.page-failed': {
    what: '有页面未能生成，本次发布已停止，线上内容未变。',
    action: '请修正上述页面或记录；发布程序会自动重试。',
  },
} as const;

export type ErrorCode = keyof typeof errorCopy;
