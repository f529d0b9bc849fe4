import type { FilterName } from '../search/format.ts';

/** What the search page says. Apart from the other copy, so that the browser loads these sentences alone. */
export const searchCopy = {
  title: '站内搜索',
  description: '检索本机关主动公开的全部政府信息：标题、文号、索引号、正文和附件名称',
  field: '搜索内容',
  button: '搜索',
  hint: '可以输入标题或正文中的任意一段文字、发文字号、索引号、统一社会信用代码，也可以输入标题的拼音首字母；多个词用空格分开。',
  noScript:
    '搜索在您的浏览器里进行，需要启用 JavaScript。未启用时，可以从下面的栏目目录逐级查找，或者查看网站地图，内容完全相同。',
  columns: '按栏目查找',
  siteMap: '网站地图',
  results: '搜索结果',
  filters: '筛选',
  all: '全部',
  filterNames: { type: '栏目', year: '年份', department: '责任科室', validity: '有效性' } satisfies Record<
    FilterName,
    string
  >,
  sort: '排序',
  byRelevance: '按相关程度',
  byDate: '按日期',
  searching: '正在搜索……',
  count: (count: number, exact: boolean) => (exact ? `共 ${count} 条` : `约 ${count} 条`),
  found: (query: string, count: string, page: number, pages: number) =>
    `“${query}”：${count}结果${pages > 1 ? `，第 ${page} 页，共 ${pages} 页` : ''}`,
  near: (query: string, count: string) => `没有完全相同的内容；标题与“${query}”只差一个字的${count}`,
  none: (query: string) => `没有找到含有“${query}”的信息`,
  noneAdvice: [
    '请减少字数，或者只输入其中最关键的几个字。',
    '请去掉筛选条件再试。',
    '也可以从栏目目录或网站地图查找，或者依法申请公开。',
  ],
  emptyPage: '本页没有结果，请看下一页。',
  failed: '搜索暂时无法进行，网页的其他内容不受影响。请检查网络后重试。',
  unsupported: '您的浏览器版本较旧，无法在网页里搜索。请更新浏览器，或者从栏目目录、网站地图查找。',
  retry: '重试',
  pages: '结果分页',
  previous: '上一页',
  next: '下一页',
  page: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  pageTitle: (query: string, rest: string) => `${query} - ${rest}`,
} as const;
