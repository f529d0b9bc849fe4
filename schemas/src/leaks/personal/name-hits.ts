import type { Hit } from '../hit.ts';

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const pattern = new RegExp(
  `(?:死者|伤者|遇难者|遇难人员|伤亡人员|受害人|被害人|目击者|证人|举报人|患者)(?:姓名)?[为是:： ]{0,2}([${surnames}](?![某*×])[\\u4e00-\\u9fa5]{1,2})(?=[，,、。；;（(:： ]|$)`,
  'g',
);
/** Second signs of words that begin like a name: 马上, 高度, 任何, 方可, 向家属. */
const noName = /[上下度何可家属均已被日时月年当前后的在经由为是了等人员同未无应该将]/;

/** Names of victims and witnesses, who are written 张某 (R-ACC-12). */
export function nameHits(text: string): Hit[] {
  return [...text.matchAll(pattern)]
    .filter(([, name = '']) => !noName.test(name.slice(1)))
    .map(({ 0: all, 1: name = '', index }) => {
      const end = index + all.length;
      return {
        code: 'privacy.victim-name' as const,
        start: end - name.length,
        end,
        masked: name[0] + '某'.repeat(name.length - 1),
      };
    });
}
