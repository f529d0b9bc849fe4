/** What an entry of the leak gate's dictionary is for. */
export const termKinds = {
  'wrong-word': '错误表述',
  'sensitive-word': '敏感词',
  'betting-word': '涉赌涉诈等不良信息',
  'body-name': '机构规范名称',
  'leader-name': '领导姓名',
  'wrong-hotline': '误用的热线号码',
  'public-contact': '可公开的办公联系方式',
  'allowed-host': '可链接的网站',
  'passed-word': '不再提示的词语',
} as const;
