import type { DayState, DeadlineUnit, DueGroup } from '@yangguang/schemas';

/** Chinese sentences of the deadlines, for the server and for the admin. */
export const copy = {
  permissions: { board: '查看期限看板', 'board-all': '查看全部科室的期限', confirm: '评估后确认维持不变' },
  noPermission: '您的账号没有查看或办理期限的权限，未作任何更改。处理：请联系系统管理员。',
  badRequest: (detail: string) =>
    `提交的内容不完整或格式有误，未作任何更改。位置：${detail}。处理：请按提示补正后重新提交。`,
  reasonMissing: '请填写理由',
  reasonTooLong: '理由请控制在 500 字以内',
  notRunning: '没有找到正在计算的这一期限，未作任何更改。处理：请刷新页面后重试。',
  untitled: '（无标题）',
  reviewStep: '审签环节',
  stepEvent: '到达本环节',
  stepGround: '本单位审签流程的环节时限',
  states: {
    departmentReview: '科室审核',
    countersigning: '会签',
    confidentialityReview: '保密审查',
    referredToAuthority: '跟进主管部门的确定意见',
    awaitingSignOff: '签发',
    returned: '修改后重新送审',
  } as Readonly<Record<string, string>>,
  units: { 'working-day': '个工作日', 'calendar-day': '日', month: '个月', hour: '小时' } satisfies Record<
    DeadlineUnit | 'hour',
    string
  >,
  emergency: {
    label: '紧急发布复核',
    task: '由第二人复核或者撤回',
    lessThanAnHour: '不足 1 小时',
    mail: {
      opened: (indexNumber: string) => `紧急发布待复核：${indexNumber}`,
      overdue: (indexNumber: string) => `紧急发布逾期未复核：${indexNumber}`,
      text: (indexNumber: string, until: string, url: string) =>
        `索引号 ${indexNumber} 的信息已由一位领导紧急签发公开，须由第二人在 ${until}（北京时间）前复核或者撤回。\n\n办理：${url}\n`,
    },
  },
  /** Somebody without an account has answered (B-7). */
  answered: {
    subject: (indexNumber: string) => `外部审阅已答复：${indexNumber}`,
    text: (indexNumber: string, fingerprint: string, url: string) =>
      `您邀请的外部审阅已经答复（索引号 ${indexNumber}，链接指纹 ${fingerprint}），请在“审签”栏查看。\n\n查看：${url}\n`,
  },
  board: {
    title: '期限看板',
    subtitle: (today: string, all: boolean) => `${today}　${all ? '全部科室' : '本科室和本人的事项'}`,
    groups: { overdue: '已逾期', today: '今日到期', week: '本周到期', later: '以后到期' } satisfies Record<
      DueGroup,
      string
    >,
    columns: {
      title: '事项',
      clock: '期限',
      task: '要办的事',
      department: '责任科室',
      dueDate: '到期日',
      left: '剩余',
    },
    filters: { clock: '期限种类', department: '责任科室', any: '不限' },
    noDepartment: '未填责任科室',
    wholeType: '（整体）',
    empty: {
      overdue: '没有逾期的事项',
      today: '没有今日到期的事项',
      week: '本周其余几天没有到期的事项',
      later: '没有以后到期的事项',
    } satisfies Record<DueGroup, string>,
    actions: '操作',
    print: '打印',
    explain: '怎么算的',
    explainOf: (label: string, title: string) => `${label}怎么算的：${title}`,
    provisional: '暂定',
    provisionalNotice: (year: number) =>
      `${year} 年的节假日安排尚未录入，涉及该年的期限按周末推算，标注“暂定”，录入后自动重算。`,
    noDepartmentNotice:
      '您的账号还没有分配科室，这里只列出您本人起草和等您办理的事项。处理：请政务公开科在“设置—科室人员”中分配。',
    loadFailed: '没有取得期限信息，请刷新页面；多次出现时请联系系统管理员。',
    confirm: '已评估，维持不变',
  },
  scores: {
    tab: '科室得分',
    caption: '各科室按时办结得分',
    explanation: (since: string, today: string) =>
      `统计 ${since} 至 ${today}。得分 = 按时办结 ÷（按时办结 + 逾期办结 + 现有逾期）× 100，只舍不入。办结的事项包括首次公开的信息和已评估的不予公开、依申请公开信息；现有逾期包括全部期限。从其他系统迁入的信息和日历不能推算的事项不计。`,
    columns: {
      section: '责任科室',
      score: '得分',
      inTime: '按时办结',
      late: '逾期办结',
      overdue: '现有逾期',
      reassessments: '其中逾期未评估',
    },
    none: '这一期间没有应当办理的事项。',
    noScore: '—',
  },
  left: {
    overdue: (count: number, unit: string) => `逾期 ${count} ${unit}`,
    today: '今日到期',
    left: (count: number, unit: string) => `还有 ${count} ${unit}`,
    unknown: '未能计算',
  },
  explanation: {
    title: (label: string) => `${label}：计算过程`,
    summary: (event: string, start: string, length: number, unit: string) =>
      `自“${event}”之日（${start}）起 ${length} ${unit}，当日不计入`,
    opens: (date: string) => `自 ${date} 起可以办理`,
    due: (date: string) => `最后一日：${date}`,
    paused: '时限正在中止，恢复后继续计算',
    ground: '依据',
    columns: { date: '日期', weekday: '星期', state: '计算', number: '第几日' },
    states: {
      'first-day': '起算日，不计入',
      counted: '计入',
      'make-up-workday': '计入（调休上班）',
      weekend: '周末，不计入',
      holiday: '法定节假日，不计入',
      stopped: '中止，不计入',
      void: '重新起算前，不再计入',
    } satisfies Record<DayState, string>,
    calendars: '所用工作日历',
    calendar: (year: number, version: string, source: string) => `${year} 年（版本 ${version}）：${source}`,
    months: '按月计算，节假日不顺延',
    close: '关闭',
  },
  confirmation: {
    title: '已评估，维持不变',
    hint: {
      reassessment: '确认目前仍不能转为主动公开，说明理由；12 个月后再次提醒评估。可以公开的，请改为“主动公开”后送审。',
      guideRefresh: '确认公开指南与现行机构职能一致，无需更新，说明核对情况。',
      catalogueRefresh: '确认公开目录与现行机构职能一致，无需更新，说明核对情况。',
    } as Readonly<Record<string, string>>,
    reason: '理由',
    done: '已记录。',
    cancel: '取消',
  },
  mail: {
    subject: (overdue: number, today: number, week: number) =>
      `【阳光】期限提醒：逾期 ${overdue} 件，今日到期 ${today} 件，本周到期 ${week} 件`,
    opening: '以下事项等您办理：',
    due: (date: string, group: string) => `${date} 到期（${group}）`,
    more: (count: number) => `另有 ${count} 件，请在期限看板查看。`,
    link: (url: string) => `期限看板：${url}\n\n本邮件由系统自动发送，每个工作日上午九点一封，请勿回复。`,
    off: '没有设置 SMTP_URL 和 MAIL_FROM，期限提醒邮件未启用；后台的期限看板和首页提醒不受影响。',
    failed: (problem: string) => `期限提醒邮件没有发出，一分钟后重试：${problem}`,
    notices: {
      off: '期限提醒邮件未启用：没有设置 SMTP_URL 和 MAIL_FROM。处理：需要时请系统管理员设置后重新启动管理后台。',
      waiting: (count: number, problem: string) =>
        `有 ${count} 封期限提醒邮件没有发出，系统每分钟重试：${problem}。处理：请系统管理员检查邮件服务器。`,
    },
  },
  widget: {
    title: '期限提醒',
    more: '查看期限看板',
    empty: '没有逾期和本周到期的事项。',
    section: (overdue: number, today: number, week: number) =>
      [
        overdue > 0 ? `逾期 ${overdue} 件` : '',
        today > 0 ? `今日到期 ${today} 件` : '',
        week > 0 ? `本周到期 ${week} 件` : '',
      ]
        .filter(Boolean)
        .join('　'),
  },
  panel: { title: '期限', empty: '没有正在计算的期限', saveFirst: '保存后显示该信息的各项期限。' },
  weekdays: ['日', '一', '二', '三', '四', '五', '六'],
};
