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
  stale: (name: string) =>
    `没有保存：您打开之后，${name}已经保存了新的内容。您写的内容还在表单里，没有丢失。处理：请在“三方对照”中逐栏选定，再保存。`,
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
  screen: {
    panel: '变动与版本',
    loadFailed: '版本没有读出来。处理：请刷新页面。',
    sinceSigned: '自上次签发以来的变动',
    neverSigned: '这条信息还没有签发过。',
    nothingSince: '与上次签发的内容相同。',
    summary: (label: string, count: number) => (count === 0 ? `${label}（版式）` : `${label} ${count} 处`),
    showChanges: '查看变动',
    versions: (count: number) => `历史版本（${count}）`,
    version: (number: number) => `第 ${number} 版`,
    madeBy: (cause: string, from: number | null) => (from === null ? cause : `${cause}第 ${from} 版`),
    live: (release: number | null) => (release === null ? '门户已上线' : `门户已上线（第 ${release} 次发布）`),
    compare: '比较',
    compareWith: (number: number) => `比较第 ${number} 版`,
    restore: '恢复',
    restoreThis: (number: number) => `恢复第 ${number} 版`,
    saveFirst: '有未保存的修改，请先保存，再恢复历史版本。',
    restoreText: (number: number, next: number) =>
      `把第 ${number} 版的内容存为新的草稿（第 ${next} 版）。现有各版都保留。正在审签的，此前的审批失效，须重新送审；门户上的内容不变，重新签发后才更新。`,
    restored: (number: number) => `第 ${number} 版已恢复为草稿。`,
    cancel: '取消',
    close: '关闭',
    compareTitle: '版本比较',
    from: '原版本',
    to: '新版本',
    nothing: '（空，列出全部内容）',
    option: (number: number, state: string, account: string, at: string) =>
      `第 ${number} 版　${state}　${account}　${at}`,
  },
  editing: {
    panel: '多人编辑',
    other: (name: string, since: string) => `${name}正在编辑这条信息（${since} 起）`,
    self: (since: string) => `您在另一个窗口也打开了这条信息（${since} 起）`,
    outdated: (name: string, at: string) => `${name}于 ${at} 保存了新的内容，此处表单已不是最新。`,
    compare: '三方对照',
    reload: '载入最新内容',
  },
  threeWay: {
    title: '三方对照',
    failed: '对照没有读出来，您写的内容还在表单里。处理：请关闭后再打开一次。',
    explanation: (name: string, at: string) =>
      `您打开这条信息之后，${name}于 ${at} 保存了新的内容。双方都改了的栏目请逐栏选定；填入表单后还可以再改，核对后点“保存”。`,
    original: '原稿（您打开时）',
    theirs: '他人已存',
    mine: '我的',
    empty: '（空）',
    unchanged: '与原稿相同',
    choose: (label: string) => `${label}采用哪一方`,
    useTheirs: '用他人的',
    useMine: '用我的',
    onlyMine: '只有您改了，采用您的。',
    onlyTheirs: '只有他人改了，采用他人的。',
    same: '双方改成了同样的内容。',
    take: '填入表单',
    later: '暂不处理',
  },
  diff: {
    none: '两个版本内容相同。',
    changed: '修改',
    added: '新增',
    removed: '删去',
    replaced: '替换',
    renamed: '改名',
    skipped: (count: number) => `……（${count} 段没有变动）`,
    layoutOnly: '文字没有变动，只是顺序或者版式不同。',
    row: (before: number | null, after: number | null) =>
      before === after || before === null || after === null
        ? `第 ${after ?? before} 行`
        : `第 ${before} 行 → 第 ${after} 行`,
    cell: '，',
    renamedFrom: (name: string) => `原名“${name}”`,
    size: (before: string | null, after: string | null) =>
      before !== null && after !== null && before !== after ? `${before} → ${after}` : (after ?? before ?? ''),
    legend: '删去的文字加删除线并标“−”，新增的文字加下划线并标“+”。',
  },
};
