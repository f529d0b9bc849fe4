import type { GroundCode } from './server/rules/ground';

/** Chinese sentences of the leak gate, for the server and for the admin. */
export const copy = {
  grounds: {
    consent: '权利人同意公开',
    'public-interest': '不公开会对公共利益造成重大影响',
    'statutory-duty': '法律、法规、规章规定应当公开',
    'office-contact': '属于办公联系方式，不涉及个人隐私',
    'not-a-leak': '经核实不属于所提示的问题',
  } satisfies Record<GroundCode, string>,
  groundMissing: '请选择依据',
  reasonMissing: '请写明理由',
  reasonTooLong: '理由请控制在 500 字以内',
  hasFindings: (lines: string[]) =>
    `泄密检查发现 ${lines.length} 处问题，未办理，内容未变。处理：请逐项修改，或请保密审查员在编辑页右侧“泄密检查”中逐项记录公开依据。\n${lines.join('\n')}`,
  checkFailed: '泄密检查没有完成，未办理，内容未变。处理：请稍后重试；多次出现时请联系系统管理员。',
  isCreator: '您是该信息的拟稿人，不能自行记录公开依据，未作任何更改。处理：请由其他保密审查员办理。',
  changedMeanwhile: '该信息的内容刚刚有改动，未作任何更改。处理：请刷新页面，核对后重新办理。',
  unknownFinding: '没有找到该处问题，可能已经修改，未作任何更改。处理：请刷新页面后重试。',
  nothingToMask: '没有可以脱敏的内容，未作任何更改。处理：请按提示手工修改。',
  cannotClean: (name: string) =>
    `“${name}”没有能够自动清理干净的副本，未作任何更改。处理：请在 Word、Excel 或 WPS 中按提示清理后重新上传。`,
  mayNotEdit: '您的账号不能修改该信息，未作任何更改。处理：请由拟稿人办理。',
  noPermission: '您的账号没有办理这一环节的权限，未作任何更改。处理：请由保密审查员办理，或联系系统管理员。',
  unknownRecord: '没有找到该信息，未作任何更改。处理：请刷新列表后重试。',
  badRequest: (detail: string) =>
    `提交的内容不完整或格式有误，未作任何更改。位置：${detail}。处理：请按提示补正后重新提交。`,
  screen: {
    panel: '泄密检查',
    clear: '没有发现问题',
    open: (count: number) => `有 ${count} 处须修改，或由保密审查员记录公开依据`,
    warnings: (count: number) => `请留意 ${count} 处`,
    grounded: (count: number) => `已记录公开依据 ${count} 处`,
    mask: '一键脱敏',
    maskHint: '遮盖本条信息中的个人信息并保存草稿；已有的审批随之失效。',
    ground: '记录依据',
    groundTitle: '记录公开依据',
    groundHint: '只对当前内容有效，修改任何一个字后须重新记录。',
    groundLabel: '依据',
    reason: '理由',
    cancel: '取消',
    clean: '改用清理后的副本',
    cleaned: '已改用清理后的副本并保存草稿。',
    saveFirst: '有未保存的修改，请先保存。',
    masked: '已脱敏并保存草稿。',
    recorded: '已记录公开依据。',
    dictionary: (version: string) => `词库版本 ${version}`,
    loadFailed: '没有取得泄密检查结果，请刷新页面；多次出现时请联系系统管理员。',
  },
};
