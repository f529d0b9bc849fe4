import type { Passage } from './passages.ts';

/** Places that somebody with bad intent looks for. Shelters and offices are meant to be found. */
const site =
  /[\u4e00-\u9fa5A-Za-z0-9]{2,16}?(?:危险化学品仓库|民用爆炸物品(?:储存)?库|炸药库|雷管库|油库|储罐区|液氨罐区|液氯库|剧毒品库|放射源库|应急物资(?:储备)?库|救灾物资储备库|战备物资库|备用指挥(?:中心|所)|取水口|枪弹库)/g;
const where = /(?:地址|位于|坐落|选址|地处)|东经\s*\d|北纬\s*\d|经纬度|坐标|\d+°/;
const what =
  /储存量|储量|最大存量|存放|库存|\d\s*(?:吨|发|枚|公斤|千克|立方米)|值守|守卫|看守|巡查时间|巡逻|换班|监控(?:盲区|布点|位置)|安防|平面图|布局图|钥匙|门禁/;

/** What a passage says of a protected place: where it is, or what is in it and how it is guarded. */
export interface SiteMention {
  field: string;
  site: string;
  tellsWhere: boolean;
  tellsWhat: boolean;
}

export function siteMentions({ field, text }: Passage): SiteMention[] {
  const sites = [...new Set([...text.matchAll(site)].map(([found]) => bareSite(found)))];
  return sites.map((name) => ({ field, site: name, tellsWhere: where.test(text), tellsWhat: what.test(text) }));
}

const bareSite = (found: string): string =>
  found.replace(/^(?:对|由|向|经|在|系|与|及|和|为|位于|其中|我市|全市|本市|检查了?)+/, '');
