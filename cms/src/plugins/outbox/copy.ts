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
