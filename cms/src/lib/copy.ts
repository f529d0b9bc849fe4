/** Chinese sentences of the CMS itself; each plugin has its own. */
export const copy = {
  notDurable: (journal: string, synchronous: string) =>
    `数据库没有按要求写盘（journal_mode=${journal}，synchronous=${synchronous}），断电可能丢失已确认的数据，程序未启动。` +
    '处理：请把数据库文件放在本机磁盘上（不要放在网络盘），并检查 cms/config/database.ts 中的 WAL 和 FULL 设置。',
};
