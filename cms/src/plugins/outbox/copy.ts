import type { ConfirmRefusal } from './server/rules/rollback-request';

/** Chinese sentences of the change feed and of the way of a record to the reader. */
export const copy = {
  badQuery: (detail: string) =>
    `变更流的请求参数有误，未返回数据。位置：${detail}。处理：after 填写 0 或更大的整数，limit 填写 1 至 500。`,
  badHash: '附件的请求地址有误，未返回数据。处理：地址末尾应为 64 位小写十六进制的文件摘要。',
  unknownFile: '没有这个附件，或它从未随信息公开。处理：请核对文件摘要与变更流中的一致。',
  badReport: (detail: string) =>
    `发布进度报告的格式有误，未作任何记录。位置：${detail}。处理：请按 ReleaseReport 的格式重新报送。`,
  unknownChange: (seqs: number[]) =>
    `发布进度报告中有账本里没有的变更，未作任何记录。位置：第 ${seqs.join('、')} 号变更。处理：请核对门户是否连接了另一个数据库的变更流。`,
  wakeUpFailed: (head: number, detail: string) =>
    `未能通知门户发布程序（第 ${head} 号变更）：${detail}。门户会在 30 秒内自行取得，无需处理；多次出现时请检查 WEBHOOK_URL。`,
  permissions: {
    publishing: '查看本人经办信息的发布情况',
    'publishing-all': '查看全部发布情况',
    rollback: '申请和确认门户回退',
  },
  noPermission: '您的账号没有这项权限，未作任何更改。处理：请由有权限的人员办理，或联系系统管理员。',
  badRequest: (detail: string) => `请求的内容有误，未作任何更改。位置：${detail}。处理：请刷新页面后重试。`,
  publisher: {
    notSet: '没有设置发布程序的地址（WEBHOOK_URL、WEBHOOK_SECRET）',
    unreachable: (detail: string) => `联系不上发布程序（${detail}）`,
    refused: (status: number) => `发布程序没有接受这项指令（HTTP ${status}），线上内容未变。`,
    noReason: '发布程序没有执行这项指令，也没有说明原因。',
    noAnswer: '指令已发出，没有收到答复，是否已执行以发布记录为准。',
    commandFailed: (command: string, detail: string) => `向发布程序发送指令 ${command} 时出错：${detail}`,
  },
  rollback: {
    reasonMissing: '请填写理由',
    reasonTooLong: '理由请控制在 500 字以内',
    unknown: '没有这项申请。处理：请刷新页面。',
    unreachable: (problem: string) =>
      `${problem}，不能办理，线上内容未变。处理：请联系系统管理员检查发布程序；也可以在服务器上用 pnpm publisher 操作。`,
    notKept: (to: number) => `第 ${to} 次发布已不再保留，不能退回到它，未作任何更改。处理：请选择列表中的其他版本。`,
    nothing: '执行后线上内容不会有任何变化，没有提交申请。',
    anotherWaits: '已有一项申请等待确认或正在执行，不能再提交。处理：请先办理那一项。',
    refusals: {
      'not-pending': '这项申请已经办理，未作任何更改。处理：请刷新页面查看结果。',
      lapsed: '这项申请已超过 30 分钟，自动失效，线上内容未变。处理：仍需办理的，请重新申请。',
      'same-person': '申请人不能确认自己的申请，线上内容未变。处理：请由另一位有权限的人员确认。',
      'site-changed': '核对之后门户又有新的发布，受影响的信息可能不同，线上内容未变。处理：请重新核对后再申请。',
    } satisfies Record<ConfirmRefusal, string>,
  },
  panel: '公开进度',
  stages: {
    publish: { signed: '已签发', inFeed: '已进入发布队列', rendered: '已生成', live: '已上线' },
    withdraw: { signed: '已撤回', inFeed: '已进入发布队列', rendered: '已生成', live: '已从门户撤下' },
  },
  arrival: {
    publish: (time: string, duration: string) => `${time}，签发后 ${duration}`,
    withdraw: (time: string, duration: string) => `${time}，撤回后 ${duration}`,
  },
  seconds: (count: string) => `${count} 秒`,
  minutes: (count: number) => `${count} 分钟`,
  hours: (count: number) => `${count} 小时`,
  notYet: '等待',
  openPage: '在门户网站查看',
  openGone: '查看撤回说明页',
  quarantined: '门户未能生成该信息，线上内容未变',
};
