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
  'record.not-emergency': {
    what: '该类信息不能走紧急发布，已停止发布该记录，线上内容未变。',
    action: '请在后台按一般流程审核、保密审查和签发后发布；只有预警信息和事故快报可以紧急发布。',
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
    what: '记录的网址或索引号已属于另一条记录，或网址与原来的不同，已停止发布该记录，线上内容未变。',
    action: '请在后台核对该记录的索引号；索引号编定后不得更改或重复使用。',
  },
  'snapshot.missing': {
    what: '找不到门户内容快照，页面无法生成。',
    action: '请先启动发布程序，或用 YANGGUANG_SNAPSHOT 指明快照文件。',
  },
  'record.breaks-page': {
    what: '该记录的页面无法生成，已暂缓发布该记录，其上一个版本继续有效，其他记录照常发布。',
    action: '请检查该记录的内容后重新发布；如内容无误，请把此提示交给技术人员。',
  },
  'publisher.page-overrun': {
    what: '有页面的生成超过了时间或内存上限，本次发布已停止，线上内容未变。',
    action: '发布程序会自动重试，并暂缓发布有问题的记录。',
  },
  'record.bundle-held': {
    what: '该记录与其他记录一组公开，其中一件没有通过检查，整组暂缓发布，各件的上一个版本继续有效，其他记录照常发布。',
    action: '请先解决位置所示记录的问题并重新发布，同组的记录会随之自动发布。',
  },
  'record.dead-link': {
    what: '记录正文中的链接指向不存在或尚未公开的内容，已暂缓发布该记录，其上一个版本继续有效，其他记录照常发布。',
    action: '请改正链接后重新发布；如被链接的内容即将公开，公开后本记录会自动发布。',
  },
  'release.path-lost': {
    what: '曾经公开过的网址既没有内容，也没有撤回说明，本次发布已停止，线上内容未变。',
    action: '请核对后台数据是否完整；发布程序会自动重试。',
  },
  'release.shrunk': {
    what: '待发布的页面比线上少了很多，又没有相应的变更，本次发布已停止，线上内容未变。',
    action: '请核对后台数据和程序更新；确认无误后用 pnpm publisher rebuild --accept-fewer 发布。',
  },
  'site.build-failed': {
    what: '门户代码未能编译，本次发布已停止，线上内容未变。',
    action: '请按下面的提示修正代码或单位设置后重新启动发布程序。',
  },
  'settings.invalid': {
    what: '运行设置缺失或不正确，程序未启动。',
    action: '请核对上述环境变量；用 npm start 启动时会自动设置。',
  },
  'feed.unreachable': {
    what: '暂时连不上后台，门户照常服务，内容停留在上一次发布。',
    action: '发布程序会自动重试；如持续出现，请检查后台是否在运行、网络是否通畅。',
  },
  'feed.unreadable': {
    what: '后台给出的变更内容无法识别，整页未采用，线上内容未变。',
    action: '请检查后台与发布程序的版本是否一致；发布程序会自动重试。',
  },
  'feed.other-history': {
    what: '后台的发布历史与门户不一致（可能恢复过旧备份），已暂停发布，线上内容未变。',
    action: '请核对后台数据库；确认后台无误后，移走门户的 snapshot.db 并重新启动发布程序，全部内容将重新生成。',
  },
  'attachment.mismatch': {
    what: '附件缺失，或内容与签发时的不一致，已停止发布该记录，线上内容未变。',
    action: '请在后台核对该附件，必要时重新上传并重新走审签流程。',
  },
  'release.incomplete': {
    what: '该次发布缺少清单中列出的文件，未生成离线副本。',
    action: '请重新生成全站后再试；如再次出现，请检查磁盘。',
  },
  'rollback.out-of-reach': {
    what: '无法回退到该次发布：没有这次发布，或它就是当前发布，或时间太久已不能回退，线上内容未变。',
    action: '请用 pnpm publisher status 查看可以回退到的发布序号，再重新操作。',
  },
  'publisher.locked': {
    what: '同一目录已有一个发布程序在运行，本程序未启动。',
    action: '请先停止另一个发布程序。',
  },
  'folder.missing': {
    what: '发布程序的数据文件夹所在的目录不存在（可能磁盘没有挂载），程序未启动，线上内容未变。',
    action: '请核对 SITE_VAR 的设置，挂载磁盘或建立该目录后重新启动。',
  },
  'folder.unwritable': {
    what: '发布程序的数据文件夹不能写入，程序未启动，线上内容未变。',
    action: '请检查该文件夹的属主、权限，磁盘是否只读，可建文件数（inode）是否用尽，改正后重新启动。',
  },
  'folder.other-device': {
    what: '发布程序的数据文件夹分在不同的磁盘上，无法保证切换完整，程序未启动，线上内容未变。',
    action: '请把 SITE_VAR 下的 releases、files、shards 放在同一个磁盘分区上，再重新启动。',
  },
  'release.link-damaged': {
    what: '指明当前发布的链接不是发布程序所建，或它指向的发布已不存在，程序未启动，线上内容未动。',
    action: '请查明是谁改动；确认后删除该链接（或同名的文件夹）重新启动，全部内容将重新生成。',
  },
  'publisher.lease-lost': {
    what: '另一个发布程序接管了同一文件夹，本程序已停止切换，线上内容未变。',
    action: '请确认同一文件夹只运行一个发布程序，并停止本程序。',
  },
  'publisher.page-failed': {
    what: '有页面未能生成，本次发布已停止，线上内容未变。',
    action: '请修正上述页面或记录；发布程序会自动重试。',
  },
  'calendar.year-unknown': {
    what: '工作日历中没有这一年，时限未计算。',
    action: '请核对日期是否填写有误；确需计算的，请系统管理员在单位设置文件的 workCalendar 中补充该年的节假日安排。',
  },
} as const;

export type ErrorCode = keyof typeof errorCopy;
