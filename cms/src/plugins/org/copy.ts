import type { PasswordIssue } from './server/rules/password';
import type { AccountIssue } from './server/rules/account-changes';
import type { ConfirmIssue } from './server/rules/elevation';

const offices: Readonly<Record<string, string>> = {
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
};

/** Chinese sentences of the plugin. */
export const copy = {
  superAdmin: {
    name: '应急权限（封存）',
    description:
      '平时不分配给任何人；由两名管理员按应急授权程序临时启用，到时自动收回。不含审核、保密审查、签发和审计。',
  },
  outboxToken: {
    name: '发布程序',
    description: '供门户发布程序读取公开账本、下载附件、回报发布进度；不能读写其他内容。',
  },
  noAdministrator: (role: string) =>
    `系统还没有${offices[role] ?? role}账号，程序未启动。处理：请在 YANGGUANG_ACCOUNTS 指定的账号文件中加入角色为 ${role} 的账号后重新启动；系统、安全、审计三名管理员须由不同的人担任。`,
  badAccounts: (file: string, detail: string) =>
    `账号文件内容不符合要求，未创建任何账号，程序未启动。\n位置：${file} ${detail}\n处理：请改正后重新启动。`,
  noRole: (file: string, role: string) =>
    `账号文件中的角色“${role}”不存在，未创建任何账号，程序未启动。\n位置：${file}\n处理：请使用系统已有的角色。`,
  locked: '密码连续输错次数过多，这个账号暂时不能从这里登录。处理：请 15 分钟后再试；忘记密码请联系安全管理员。',
  weakPassword: '密码至少 10 位，包含大写字母、小写字母和数字，且不能是容易猜到的密码',
  shortOutboxToken: '环境变量 OUTBOX_TOKEN 太短，程序未启动。处理：请使用至少 32 个字符的随机口令。',
  permissions: { members: '分配科室人员', rights: '给账号分配角色', 'break-glass': '申请、确认和查看应急授权' },
  noPermission: '您的账号没有办理这一事项的权限，未作任何更改。处理：请联系政务公开科或安全管理员。',
  closedRoute: '本系统不使用这一功能，未作任何更改。处理：忘记密码请联系安全管理员。',
  accounts: {
    many: '账号须逐个开设，未作任何更改。',
    kept: '账号不能删除，因为办理记录和审计日志长期引用它。处理：请改为停用该账号。',
    badRoles: '所选角色的格式有误，未作任何更改。处理：请刷新页面后重新选择。',
    issues: {
      sealed: '“应急权限”平时封存，不能分配给账号，未作任何更改。处理：确有紧急情况时，请在“设置—应急授权”中申请。',
      'two-administrators':
        '系统管理员、安全管理员、审计管理员须由不同的人担任，未作任何更改。处理：请只保留其中一个角色。',
      'administrator-and-officer':
        '管理员不能同时办理公开业务，未作任何更改。处理：请只保留管理员角色，或只保留业务角色。',
      accounts: '账号的开设、停用、姓名和邮箱由系统管理员办理，未作任何更改。处理：请联系系统管理员。',
      rights: '账号的角色由安全管理员分配，未作任何更改。处理：请联系安全管理员。',
      'own-rights': '不能更改自己的角色，未作任何更改。处理：请由另一名安全管理员办理。',
      'born-with-rights': '新账号只能先设为“待授权”，账号未开设。处理：请只选“待授权”，再由安全管理员分配角色。',
      password: '不能替别人设置密码，未作任何更改。处理：请由安全管理员重置，由本人设置新密码。',
    } satisfies Record<AccountIssue, string>,
  },
  secondFactor: {
    /** Shown by the authenticator app. */
    issuer: '阳光政务公开',
    demands: { code: '请输入动态验证码。', enrol: '请先设置动态验证码。', password: '请先设置新密码。' },
    titles: { code: '动态验证码', enrol: '设置动态验证码', password: '设置新密码' },
    code: '动态验证码',
    hints: {
      code: '打开手机上的验证器应用，输入当前显示的 6 位数字；手机不在身边时，可输入一个恢复码。',
      enrol: '输入验证器应用显示的 6 位数字。',
    },
    setUp: [
      '1. 用手机上的验证器应用（支持 TOTP 的均可）扫描左边的二维码；',
      '2. 不能扫描的，在应用中选择手动输入，填入下面的密钥；',
      '3. 在下方输入应用显示的 6 位数字。',
    ],
    pictureAlt: '供验证器应用扫描的二维码',
    submit: '确定',
    giveUp: '取消',
    givenUp: '登录未完成：还没有通过动态验证码。',
    wrong: '动态验证码不正确或已用过，登录未完成。处理：请等应用显示下一个数字后再输入；多次出现时请检查手机时间。',
    locked: '动态验证码连续输错次数过多，暂时不能登录。处理：请 15 分钟后再试，或请安全管理员解除锁定。',
    noSession: '登录未完成：没有通过全部验证。处理：请返回登录页面重新登录。',
    recoveryTitle: '请保存恢复码',
    recovery:
      '手机丢失或损坏时，可用恢复码代替动态验证码登录，每个只能用一次。恢复码只显示这一次，请下载或抄写后妥善保管，不要与手机放在一起。',
    recoveryFile: '阳光恢复码.txt',
    save: '下载',
    saved: '我已保存',
    close: '关闭',
    badRegistration: (detail: string) => `账号未启用：请填写密码。位置：${detail}。`,
    unknownLink: '这个链接无效、已经用过或已超过 3 天，密码没有设置。处理：请联系安全管理员重置密码。',
  },
  password: {
    issues: {
      length: '密码应为 10 至 72 个字符，未作任何更改。处理：请设置更长的密码，例如几个不相关的词加数字。',
      classes: '密码须包含大写字母、小写字母和数字，未作任何更改。处理：请补齐后重试。',
      personal: '密码中不能有姓名或邮箱的内容，未作任何更改。处理：请换一个密码。',
      guessable: '这个密码太常见或太有规律，容易被猜到，未作任何更改。处理：请换一个，例如几个不相关的词加数字。',
      used: '不能使用最近 5 次用过的密码，未作任何更改。处理：请换一个密码。',
    } satisfies Record<PasswordIssue, string>,
    reasons: {
      temporary: '现在的密码不是您本人设置的，请设置只有您知道的新密码。',
      expired: '现在的密码已超过 90 天，请设置新密码。',
    },
    rule: '至少 10 个字符，包含大写字母、小写字母和数字；不能有姓名、邮箱，不能太常见，不能是最近 5 次用过的。',
    fields: { newPassword: '新密码', again: '再输入一次' },
    differ: '两次输入的密码不一致',
  },
  security: {
    title: '账号安全',
    subtitle: '各账号的动态验证码和登录锁定情况；重置后，本人下次登录时重新设置。',
    columns: { name: '姓名', roles: '角色', active: '账号', factor: '动态验证码', locked: '登录', act: '操作' },
    active: '启用',
    inactive: '停用',
    enrolled: (codes: number) => `已设置，剩余恢复码 ${codes} 个`,
    notEnrolled: '未设置',
    locked: '已锁定',
    notLocked: '正常',
    reset: '重置动态验证码',
    resetDone: (name: string) => `已重置${name}的动态验证码，其登录均已失效。`,
    unlock: '解除锁定',
    unlocked: (name: string) => `已解除${name}的登录锁定。`,
    resetPassword: '重置密码',
    linkTitle: '重置密码的链接',
    link: (name: string) =>
      `${name}的旧密码和登录均已失效。请把下面的链接当面交给本人，由本人打开并设置新密码；链接 3 天内有效，只能用一次，关闭后不再显示。`,
    close: '关闭',
    copyLink: '复制链接',
    copied: '已复制。',
    notOwnPassword: '不能重置自己的密码，未作任何更改。处理：请在“个人设置”中修改。',
    switchedOff: '该账号已停用，未作任何更改。处理：请先由系统管理员启用。',
    notOwn: '不能重置自己的动态验证码，未作任何更改。处理：请用恢复码登录，或由另一名安全管理员办理。',
    loadFailed: '没有取得账号安全信息，请刷新页面；多次出现时请联系系统管理员。',
  },
  breakGlass: {
    title: '应急授权',
    subtitle:
      '日常权限解决不了的紧急情况：一名管理员申请，另一类管理员确认，限时启用全部系统权限；期间每次操作都记入审计日志。',
    form: '申请应急授权',
    reason: '理由（写明紧急情况和要做的操作）',
    minutes: '时长',
    minutesOf: (count: number) => `${count} 分钟`,
    ask: '提交申请',
    asked: '申请已提交，请另一类管理员在 30 分钟内确认。',
    grant: '同意',
    refuse: '不同意',
    decided: '已办理。',
    end: '提前结束',
    ended: '应急授权已结束，权限已收回。',
    activeNow: (until: string) => `您的应急授权生效中，${until} 自动收回。期间的每次操作都记入审计日志。`,
    none: '还没有人申请过应急授权。',
    loadFailed: '没有取得应急授权的情况，请刷新页面；多次出现时请联系系统管理员。',
    columns: {
      name: '申请人',
      reason: '理由',
      asked: '申请时间',
      minutes: '时长',
      decided: '办理',
      state: '状态',
      act: '操作',
    },
    states: { waiting: '待确认', void: '逾时作废', refused: '不同意', active: '生效中', over: '已收回' },
    until: (time: string) => `至 ${time}`,
    askRefused: '只有系统管理员和安全管理员可以申请应急授权，申请未提交。',
    notActive: '您现在没有生效中的应急授权。',
    badRequest: (detail: string) => `申请未提交：请写明理由（5 至 500 字）并选择时长。位置：${detail}。`,
    issues: {
      'not-waiting': '该申请已有人办理，或已超过 30 分钟作废，未作任何更改。处理：请刷新页面。',
      own: '不能确认自己的申请，未作任何更改。处理：请由另一名管理员确认。',
      'same-office': '应急授权须由另一类管理员确认，未作任何更改。',
    } satisfies Record<ConfirmIssue, string>,
  },
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
