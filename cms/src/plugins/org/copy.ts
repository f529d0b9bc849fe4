/** Chinese sentences of the plugin. */
export const copy = {
  superAdmin: { name: '系统管理员', description: '管理账号、角色和系统设置；不办理审核、保密审查和签发。' },
  outboxToken: {
    name: '发布程序',
    description: '供门户发布程序读取公开账本、下载附件、回报发布进度；不能读写其他内容。',
  },
  noAdministrator:
    '系统还没有管理员账号，程序未启动。处理：请设置环境变量 ADMIN_EMAIL 和 ADMIN_PASSWORD（或用 YANGGUANG_ACCOUNTS 指定账号文件）后重新启动。',
  badAccounts: (file: string, detail: string) =>
    `账号文件内容不符合要求，未创建任何账号，程序未启动。\n位置：${file} ${detail}\n处理：请改正后重新启动。`,
  noRole: (file: string, role: string) =>
    `账号文件中的角色“${role}”不存在，未创建任何账号，程序未启动。\n位置：${file}\n处理：请使用系统已有的角色。`,
  locked: '密码连续输错次数过多，这个账号暂时不能从这里登录。处理：请 15 分钟后再试；忘记密码请联系系统管理员。',
  weakPassword: '密码至少 8 位，并包含大写字母、小写字母和数字',
  shortOutboxToken: '环境变量 OUTBOX_TOKEN 太短，程序未启动。处理：请使用至少 32 个字符的随机口令。',
};
