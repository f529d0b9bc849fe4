/** What readers get before the first release. */
export const startingPage =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>正在准备</title><p>门户正在生成第一次发布，请稍候刷新。</p></html>';
