import type { VersionState } from './server/rules/milestones';
import type { Cause } from './server/tables';

/** Chinese sentences of the version history, for the server and for the admin. */
export const copy = {
  system: '系统',
  badRequest: (detail: string) => `请求有误，未作任何更改。${detail}`,
  noPermission: {
    read: '您没有查看这类信息的权限。处理：如需查看，请联系系统管理员。',
    update: '您没有修改这类信息的权限，未作任何更改。处理：请由拟稿人或者政务公开科办理。',
  },
  unknownRecord: '没有这条信息。处理：请刷新页面。',
  unknownVersion: '没有这个版本。处理：请刷新页面后重新选择。',
  removedRecord: (id: string) => `已删除的信息 ${id}`,
  savedMeanwhile: '在您查看期间，该信息又有人保存，没有恢复。处理：请刷新页面，看过最新版本后再决定。',
  sameAsNow: (version: number) => `第 ${version} 版与当前稿内容相同，无需恢复。`,
  goneMeanwhile: (things: string[]) =>
    `该版本用到的下列内容已经不在，没有恢复：${things.join('、')}。处理：附件请把原文件（同名、内容一字不差）重新上传到附件库，再恢复；` +
    '引用的信息已删除的，请对照版本内容手工修改。',
  causes: {
    create: '新建',
    import: '导入',
    save: '保存',
    discard: '放弃修改',
    restore: '恢复',
    found: '此前内容',
  } satisfies Record<Cause, string>,
  states: { draft: '草稿', submitted: '送审', signed: '签发', live: '上线' } satisfies Record<VersionState, string>,
};
