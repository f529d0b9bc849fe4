/** What each alarm of the publisher says. Codes are permanent: sentences may improve, codes never change meaning. */
export const alarmCopy = {
  'release.mismatch': {
    what: '增量发布的结果与全新生成的结果不一致，已停用增量发布并按全新生成的结果发布，读者看到的是正确内容。',
    action: '请把发布程序的日志交给技术人员；查明原因后用 pnpm publisher resume 恢复增量发布。',
  },
  'release.failed': {
    what: '本次发布中途停止，线上仍是上一次发布的完整内容。',
    action: '发布程序会自动重试；如持续出现，请按下面的提示处理，或把日志交给技术人员。',
  },
  'release.altered': {
    what: '线上文件与发布清单不符，可能被人改动。',
    action: '请保留现场并检查服务器；用 pnpm publisher rebuild 可重新生成全部内容。',
  },
  'release.path-lost': {
    what: '曾经公开过的网址既没有内容，也没有撤回说明，本次发布已停止，线上内容未变。',
    action: '请把下列网址交给技术人员；发布程序会自动重试。',
  },
  'release.shrunk': {
    what: '待发布的页面比线上少了很多，又没有相应的变更，已暂停发布，线上内容未变。',
    action: '请核对后台数据和程序更新；确认无误后用 pnpm publisher rebuild --accept-fewer 发布。',
  },
  'portal.not-live': {
    what: '发布已经完成，但门户没有给出应有的内容。',
    action: '请检查门户服务是否在运行、PORTAL_URL 是否正确、前面的缓存是否已更新；发布程序会自动复查。',
  },
  'feed.unreachable': {
    what: '连不上后台，门户照常服务，内容停留在上一次发布。',
    action: '请检查后台是否在运行、网络是否通畅；发布程序会自动重试。',
  },
  'feed.unreadable': {
    what: '后台给出的变更内容无法识别，未采用，线上内容未变。',
    action: '请检查后台与发布程序的版本是否一致；发布程序会自动重试。',
  },
  'feed.epoch-changed': {
    what: '后台的发布历史与门户不一致（可能恢复过旧备份），已暂停接收，线上内容未变。',
    action: '请核对后台数据库；确认后台无误后，移走门户的 snapshot.db 并重新启动发布程序。',
  },
  'emergency.overdue': {
    what: '有紧急发布的信息超过 24 小时没有由第二人复核，门户上已标明“逾期未复核”，内容继续公开。',
    action: '请另一位领导或者保密审查员在后台“审签待办”中复核，或者撤回。',
  },
  'report.refused': {
    what: '后台不接受发布情况的回报，后台显示的发布状态可能不准，线上内容不受影响。',
    action: '请检查后台与发布程序的版本是否一致。',
  },
  'records.held-back': {
    what: '有记录未能发布，其上一个版本继续有效，其他记录照常发布。',
    action: '请在后台“发布情况”页查看每条的原因，修正后重新发布。',
  },
  'disk.full': {
    what: '磁盘空间不足，发布已停止，线上内容未变。',
    action: '请清理磁盘或扩容；空间恢复后发布程序会自动继续。',
  },
  'disk.unwritable': {
    what: '发布程序的文件夹不能写入，发布已停止，线上内容未变。',
    action: '请检查文件夹的属主、权限，磁盘是否只读，可建文件数（inode）是否用尽；恢复后发布程序会自动继续。',
  },
  'disk.flush-failed': {
    what: '磁盘报告写入失败，该次发布已作废，线上内容未变。',
    action: '请检查磁盘健康状况；发布程序会在新的文件夹里重新生成。',
  },
  'database.damaged': {
    what: '发布程序的数据库或记录文件损坏，已移走并重新生成，线上内容未变。',
    action: '请检查磁盘健康状况和最近的断电、强制关机。',
  },
  'ledger.restored': {
    what: '发布台账的数据库损坏或丢失，已按门户上公开的台账重建，公开的台账和校验值没有变化。',
    action: '损坏的文件留在原处，文件名以 .damaged 结尾，请技术人员查看后删除；并检查磁盘健康状况。',
  },
  'ledger.incomplete': {
    what: '发布台账的数据库损坏或丢失，门户上公开的台账也有缺失，已尽量重建，并重新生成全部页面。',
    action: '请用最近的备份核对下列文件；损坏的数据库留在原处，文件名以 .damaged 结尾。',
  },
  'publisher.lease-lost': {
    what: '另一个发布程序接管了发布，本程序已停止切换。',
    action: '请确认同一文件夹只运行一个发布程序。',
  },
  'clock.jumped': {
    what: '服务器时钟与后台相差较大，发布时间可能不准。',
    action: '请检查两台服务器的时间同步。',
  },
  'links.broken': {
    what: '线上有页面指向不存在的页面或附件。',
    action: '请在后台修正下列记录中的链接或附件。',
  },
  'self-check.overdue': {
    what: '超过两天没有完成自检。',
    action: '请检查发布程序的负载和日志；可用 pnpm publisher verify 立即自检。',
  },
} as const;

export type AlarmCode = keyof typeof alarmCopy;
