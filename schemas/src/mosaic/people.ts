import type { Passage } from './passages.ts';

/** What stands before 某 without being anybody's name: 对某企业, 在某地. */
const noSurname = '对由向经在系为与及和有该是从将把被于给等如按某';
/** 王某、李某某、张**: a person whose name was left out. */
const masked = new RegExp(
  `((?![${noSurname}])[\\u4e00-\\u9fa5])(?:某{1,2}|[*＊×]{1,2}|○{1,2})(?![企公单司厂矿店县市区镇乡村地种些个年月日项])`,
  'g',
);
const organisation =
  /[\u4e00-\u9fa5（）()]{2,24}?(?:有限责任公司|有限公司|股份公司|集团公司|公司|工厂|化工厂|砖厂|煤矿|矿业|石料厂|加油站|合作社|经营部|批发部|学校|医院)/g;
const named = new RegExp(
  `(?:法定代表人|主要负责人|实际控制人|企业负责人|现场负责人|负责人|厂长|矿长|总经理|经理|安全员|驾驶员|司机|股东|姓名)(?:姓名)?[为是:： ]{0,2}([\\u4e00-\\u9fa5]{2,3})(?=[，,、。；;（(:： ]|$)`,
  'g',
);

/** Signs by which those who know somebody know that it is he. */
const signs: readonly RegExp[] = [
  /[，,、：（(\s]?(?:男|女)(?:性)?(?=[，,、；）)\s]|$)/,
  /\d{1,3}\s*(?:周)?岁|年龄：\s*\d|(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?(?:出生|生)/,
  /[\u4e00-\u9fa5]{2,8}(?:村|社区|小区|[^\d]组)(?![委会民])/,
  /(?:司机|驾驶员|电工|焊工|叉车工|押运员|保管员|安全员|班长|厂长|矿长|车间主任|会计|出纳|护士|医生|教师)/,
  /(?:汉|回|苗|彝|壮|侗|瑶|满|土家|布依|哈尼|傣|藏|维吾尔)族|(?:小学|初中|高中|中专|大专|本科)(?:文化|学历)/,
];
const enoughSigns = 3;

/** Persons without a name whom three other signs in the same breath tell apart. */
export function singledOut({ text }: Passage): string[] {
  const people = [...text.matchAll(masked)].map(([found]) => found);
  if (people.length === 0 || signs.filter((sign) => sign.test(text)).length < enoughSigns) return [];
  return [...new Set(people)].slice(0, 1);
}

/** Who is told of, and for which body: with a name, or without one. */
export interface Mention {
  field: string;
  body: string;
  surname: string;
  person: string;
}

export const maskedMentions = (passage: Passage): Mention[] =>
  mentions(passage, masked, ([found, surname]) => [found, surname]);
export const namedMentions = (passage: Passage): Mention[] =>
  mentions(passage, named, ([, name = '']) => [name, name[0]]);

type Read = (match: RegExpMatchArray) => [string | undefined, string | undefined];

function mentions({ field, text }: Passage, pattern: RegExp, read: Read): Mention[] {
  const people = [...text.matchAll(pattern)].map(read);
  if (people.length === 0) return [];
  const bodies = [...new Set([...text.matchAll(organisation)].map(([found]) => bareBody(found)))];
  return bodies.flatMap((body) =>
    people.flatMap(([person, surname]) => (person && surname ? [{ field, body, surname, person }] : [])),
  );
}

/** 对云川市某化工有限公司 and 云川市某化工有限公司 are one. */
const bareBody = (found: string): string =>
  found.replace(/^.*?(?=[\u4e00-\u9fa5]{2}(?:市|县|区))|^(?:对|由|向|经|在|系|与|及|和|为|原|名称|主体名称)+/, '');
