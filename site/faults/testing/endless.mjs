/**
 * Loaded before a publisher by a test: a page that reads a record titled so never ends, takes ever more memory, or breaks.
 * Only pages: the rest of the publisher reads records by other ways.
 */
Error.stackTraceLimit = 60;
const parse = JSON.parse;
const isRead = (text, mark) => typeof text === 'string' && text.includes(`"title":"${mark}`);
const isPage = () => new Error().stack.includes('/read-model.ts');

JSON.parse = (text, reviver) => {
  if (isRead(text, '永不结束') && isPage()) for (;;);
  if (isRead(text, '弄坏页面') && isPage()) throw new Error('模板出错');
  if (isRead(text, '耗尽内存') && isPage()) for (const heap = []; ;) heap.push(Buffer.alloc(65_536, 1));
  return parse(text, reviver);
};
