/** What the comparison of two versions calls things. */
export const diffCopy = {
  blocks: {
    h2: '一级标题',
    h3: '二级标题',
    h4: '三级标题',
    p: '段落',
    li: '列表项',
    tr: '表格行',
    caption: '表格标题',
    figcaption: '图片说明',
    blockquote: '引用',
  } as Readonly<Record<string, string>>,
  marks: { strong: '加粗', em: '斜体', sup: '上标', sub: '下标', th: '表头' } as Readonly<Record<string, string>>,
  link: (target: string) => `链接到 ${target}`,
  image: (alt: string) => (alt === '' ? '〔图片〕' : `〔图片：${alt}〕`),
  imageFile: (path: string) => `文件 ${path}`,
  spanning: (columns: string, rows: string) =>
    [columns && `跨 ${columns} 列`, rows && `跨 ${rows} 行`].filter(Boolean).join('、'),
  startsAt: (number: string) => `从 ${number} 起编号`,
} as const;
