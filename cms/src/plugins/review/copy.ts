import type { Action, Permission, State, Step } from './server/rules/flow';
import type { Refusal } from './server/rules/attempt';
import type { SheetQuestion } from './server/rules/sheet';

/** Chinese sentences of the approval procedure, for the server and for the admin. */
export const copy = {
  states: {
    draft: '草稿',
    departmentReview: '待科室审核',
    confidentialityReview: '保密审查中',
    referredToAuthority: '报主管部门确定',
    awaitingSignOff: '待签发',
    signedOff: '已签发',
    published: '已发布',
    returned: '退回修改',
    withdrawn: '已撤回',
  } satisfies Record<State, string>,
  steps: {
    draft: '拟稿送审',
    'department-review': '科室审核',
    'confidentiality-review': '保密审查',
    'sign-off': '签发',
  } satisfies Record<Step, string>,
  actions: {
    submit: '送审',
    approve: '审核通过',
    clear: '保密审查通过',
    refer: '报主管部门确定',
    sign: '签发并公开',
    publish: '发布',
    return: '退回修改',
    cancel: '审签中止',
    withdraw: '撤回',
    migrate: '历史信息迁移',
  } satisfies Record<Action, string>,
  permissions: {
    submit: '送审',
    approve: '科室审核',
    confidentiality: '保密审查',
    sign: '签发',
    withdraw: '撤回已公开信息',
    queue: '查看审签待办',
    read: '查看审签过程',
  } satisfies Record<Permission | 'queue' | 'read', string>,
  refusals: {
    'wrong-state': '该信息当前不在这一环节，未作任何更改。处理：请刷新页面，查看当前环节。',
    'is-creator': '您是该信息的拟稿人，不能再办理审核、保密审查或签发，未作任何更改。处理：请由其他有权限的人员办理。',
    'took-step':
      '您已办理过该信息本轮审签的一个环节，同一人不能办理两个环节，未作任何更改。处理：请由其他有权限的人员办理。',
    'content-changed': '该信息在送审之后又有改动，此前的审批已失效，已退回草稿。处理：请拟稿人核对改动后重新送审。',
    'nothing-changed': '该信息已公开，内容没有改动，无需重新送审。处理：修改并保存后再送审。',
    overtaken: '该信息刚刚已由他人办理，未作任何更改。处理：请刷新页面，查看当前环节。',
  } satisfies Record<Refusal | 'overtaken', string>,
  whyBlocked: {
    'is-creator': '您是拟稿人，须由其他人办理。',
    'took-step': '您已办理过本轮的一个环节，须由其他人办理。',
    'content-changed': '送审后内容有改动，此前的审批已失效，须重新送审。',
    'nothing-changed': '已公开，内容没有改动。',
    'no-permission': '等待有相应职责的人员办理。',
  },
  contentChanged: '送审后内容有改动，此前的审批失效。',
  gate: {
    notApproved:
      '该信息未经签发，不能公开，内容未变。处理：请在编辑页右侧“审签”中送审，经科室审核、保密审查和签发后自动公开。',
    changed: '该信息的内容与签发时不一致，不能公开，内容未变。处理：请重新送审。',
    direct: '不能绕过审签直接写入已公开的内容，未作任何更改。处理：请保存为草稿，并走审签流程。',
    unpublish: '已公开的信息不能直接取消发布，内容未变。处理：请使用“撤回”，填写理由后从门户网站撤下。',
    deleteLive: '该信息已在门户网站公开，不能直接删除，内容未变。处理：请先“撤回”并说明理由，再删除。',
  },
  notProactive: (label: string) =>
    `公开属性为“${label}”的信息不进入门户网站，不能送审签发，内容未变。处理：确需主动公开的，请将公开属性改为“主动公开”后再送审。`,
  hasIssues: (lines: string[]) =>
    `该信息有 ${lines.length} 处不符合要求，未送审，内容未变。处理：请逐项修改后再送审。\n${lines.join('\n')}`,
  unknownRecord: '没有找到该信息，未作任何更改。处理：请刷新列表后重试。',
  notLive: '该信息没有公开，无需撤回，内容未变。处理：请刷新页面，查看当前环节。',
  badRequest: (detail: string) =>
    `提交的内容不完整或格式有误，未作任何更改。位置：${detail}。处理：请按提示补正后重新提交。`,
  noPermission: '您的账号没有办理这一环节的权限，未作任何更改。处理：请由有权限的人员办理，或联系系统管理员。',
  reasonMissing: '请填写理由',
  reasonTooLong: '理由请控制在 500 字以内',
  migration: {
    decisionMissing: '迁移历史信息须写明决定依据，未作任何更改。处理：请填写作出决定的会议、文件或批示。',
    twoAccounts: '迁移历史信息须由两个不同的账号共同负责，未作任何更改。处理：请填写两个不同账号的邮箱。',
    unknownAccount: (account: string) =>
      `账号“${account}”不存在或已停用，未作任何更改。处理：请填写系统中有效账号的邮箱。`,
  },
  sheet: {
    basisMissing: '任一问题答“是”，或者结论不是“可以公开”的，须写明依据',
    basisTooLong: '依据请控制在 500 字以内',
    questions: {
      stateSecret: '是否涉及国家秘密',
      workSecret: '是否涉及工作秘密',
      sensitiveAggregate: '汇聚、关联后是否可能涉密或敏感',
      tradeSecret: '是否涉及商业秘密',
      privacy: '是否涉及个人隐私',
    } satisfies Record<SheetQuestion, string>,
    conclusions: {
      'may-publish': '可以公开',
      'refer-to-authority': '报主管部门或保密行政管理部门确定',
      'must-not-publish': '不予公开，退回',
    },
  },
};
