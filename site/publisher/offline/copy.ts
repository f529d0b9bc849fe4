/** What the offline copy says to whoever opens it. */
export const offlineCopy = {
  readMeName: '使用说明.txt',
  readMe: [
    '本压缩包是政府信息公开门户某一次发布的完整离线副本。',
    '使用方法：解压到任意文件夹，用浏览器打开 index.html。浏览、附件和站内搜索均可在不联网时使用。',
    '核对方法：在解压后的文件夹内执行 sha256sum -c SHA256SUMS.txt；逐行显示“成功”或“OK”即未被改动。',
    '页面中指向其他网站的链接需要联网才能打开。内容以门户网站当前页面为准。',
    '',
  ].join('\r\n'),
};
