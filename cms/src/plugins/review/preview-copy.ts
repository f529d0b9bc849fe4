/** Chinese sentences of the preview. */
export const previewCopy = {
  link: '预览',
  title: '页面预览',
  banner: '预览稿，未发布，不得外传',
  bannerNote: '发布日期、公开过程和页脚的发布编号以实际发布为准。',
  withheld: (label: string) =>
    `该信息的公开属性为“${label}”，不上门户，没有页面可以预览。处理：如需主动公开，请先修改公开属性。`,
  unknownFile: '草稿中没有这个附件，可能已经更换。处理：请刷新预览页。',
  /** On links that lead nowhere before the publication. */
  ownFile: '附件请在预览页上方打开',
  ownPage: '发布后可用',
  frame: '草稿在门户网站上的样子',
  widths: '显示宽度',
  desktop: '电脑（1280 像素）',
  phone: '手机（390 像素）',
  again: '重新生成',
  back: '返回该信息',
  hint: '页面由门户的同一套程序生成，与发布后的页面一致；没有任何内容送到门户网站。',
  files: '附件',
  warnings: '发布前请处理',
  failed: '页面没有生成',
  loading: '正在生成页面',
};
