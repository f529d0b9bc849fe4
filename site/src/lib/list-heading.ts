import { copy } from '../copy/zh-cn.ts';

/** `政策文件`, `政策文件：通知`, `政策文件（第 3 页）`: what tells the pages of a list apart in titles and tabs. */
export function listHeading(column: string, filter: string | undefined, page: number | undefined): string {
  const heading = filter === undefined ? column : copy.list.filtered(column, filter);
  return page === undefined ? heading : `${heading}（${copy.list.page(page)}）`;
}
