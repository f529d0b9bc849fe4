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
  permissions: { members: '分配科室人员' },
  noPermission: '您的账号没有分配科室人员的权限，未作任何更改。处理：请联系政务公开科或系统管理员。',
  badRequest: (detail: string) =>
    `提交的内容不完整或格式有误，未作任何更改。位置：${detail}。处理：请刷新页面后重新选择。`,
  unknownAccount: '没有找到该账号，未作任何更改。处理：请刷新页面后重试。',
  unknownDepartment: '所选科室不存在或已删除，未作任何更改。处理：请刷新页面后重新选择。',
  members: {
    title: '科室人员',
    subtitle: '账号所属的科室决定其在期限看板和提醒邮件中看到哪些事项；一人可属多个科室。',
    columns: { name: '姓名', roles: '角色', departments: '所属科室' },
    choose: '选择科室',
    chooseFor: (name: string) => `${name}的所属科室`,
    noDepartments: '还没有科室。请先在“机构职能”中录入内设机构。',
    saved: (name: string) => `已保存${name}的所属科室。`,
    loadFailed: '没有取得科室人员信息，请刷新页面；多次出现时请联系系统管理员。',
  },
};
