import type { PublisherCommand, PublishingStage } from '@yangguang/schemas';

const finished: Record<PublisherCommand['command'], string> = {
  run: '已签发的内容都已上线',
  rebuild: '已重新生成全站',
  rollback: '已恢复所选发布的内容',
  'roll-forward': '已恢复全部记录的最新签发版本',
  verify: '核对无误：每个文件都与登记的校验值一致，也与重新生成的结果相同，站内链接和曾公开的网址都能打开',
  'resume-incremental': '已恢复按变更生成',
};

/** What `pnpm publisher` says. */
export const cliCopy = {
  usage: [
    '用法：pnpm publisher <命令> [选项]',
    '',
    '  status               查看当前发布、排队、暂缓的记录、可回退的发布和告警',
    '  run                  立即发布已签发的内容',
    '  rebuild              重新生成全站',
    '  rollback <号>        恢复到第几号发布时的内容（已撤下的内容不会恢复）',
    '  forward              恢复全部记录的最新签发版本',
    '  verify               核对当前发布：逐个文件比对校验值，并与重新生成的结果比较',
    '  resume               核实不一致的原因后，恢复按变更生成',
    '  offline-copy <文件>  把当前发布存为可离线打开的 ZIP',
    '',
    '选项：',
    '  --reason <事由>      记入日志',
    '  --json               以 JSON 输出结果',
    '  --accept-fewer       仅用于 rebuild：确认页面大量减少无误',
  ].join('\n'),
  unknown: (command: string) => `没有“${command}”这个命令。`,
  missing: '请写明命令。',
  badOption: (problem: string) => `选项有误：${problem}`,
  badNumber: (given: string) =>
    `发布号“${given}”不正确。处理：请写正整数，如 pnpm publisher rollback 12；可回退的号用 pnpm publisher status 查看。`,
  noFile: '请写明存到哪个文件，如 pnpm publisher offline-copy 门户.zip。',
  surplus: (given: string) => `多出了“${given}”，未执行任何操作。`,
  noRelease: '还没有任何发布，无法保存离线副本。处理：请先发布内容。',
  notRunning: '发布程序没有在运行，无法查看状态。处理：请用 npm start 启动，或检查 WAKE_PORT 是否正确。',
  refused: (status: number) =>
    `发布程序没有接受该命令（${status}）。处理：请核对 WEBHOOK_SECRET 与正在运行的发布程序是否一致。`,
  lost: '与发布程序的连接中断，结果不明。处理：请用 pnpm publisher status 查看。',
  reason: '命令行操作',
  opening: '发布程序没有在运行，正在临时启动……',
  done: (command: PublisherCommand['command'], release: number | null) =>
    release === null ? '目前还没有发布。' : `${finished[command]}，当前是第 ${release} 号发布。`,
  copied: (count: number, file: string) => `已保存离线副本：${file}，共 ${count} 个文件。`,
  status: {
    release: '当前发布',
    doing: '正在进行',
    waiting: '排队等待',
    mode: '生成方式',
    kept: '可回退到',
    quarantined: '暂缓发布',
    rolledBack: '展示较早版本',
    alarms: '告警',
    none: '无',
    idle: '空闲',
    number: (release: number) => `第 ${release} 号`,
    changes: (count: number, since: string | null) => `${count} 项${since === null ? '' : `，最早收到于 ${since}`}`,
    incremental: '按变更生成',
    full: '每次重新生成全站（曾发现不一致）',
  },
  stages: {
    sync: '接收变更',
    render: '生成页面',
    search: '更新搜索',
    write: '写入磁盘',
    switch: '切换',
    verify: '上线核实',
  } satisfies Record<PublishingStage, string>,
  seconds: (seconds: number) => `${seconds} 秒`,
};
