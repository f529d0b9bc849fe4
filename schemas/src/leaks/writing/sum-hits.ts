import type { Hit } from '../hit.ts';
import { wholeNumber } from './chinese-number.ts';

const units = '家次|万元|亿元|公里|平方米|人次|家|个|项|件|起|人|户|处|条|名|座|台|辆|吨|元|份|艘|套|所|场';
const amount = new RegExp(`(?<![\\d.第])(\\d+(?:\\.\\d+)?) ?(${units})`, 'g');

interface Amount {
  value: number;
  unit: string;
  start: number;
  end: number;
}

/**
 * Numbers of one sentence that cannot go together: a part larger than its whole, parts that make more than the whole or
 * leave a rest nobody explains, a percentage that its own two numbers do not give, a list with more or fewer items than
 * announced.
 */
export function sumHits(text: string): Hit[] {
  return [...sentencesOf(text)].flatMap(({ sentence, start }) =>
    [...partHits(sentence), ...percentageHits(sentence), ...countHits(sentence)].map((hit) => ({
      ...hit,
      start: hit.start + start,
      end: hit.end + start,
    })),
  );
}

function* sentencesOf(text: string): Generator<{ sentence: string; start: number }> {
  for (const match of text.matchAll(/[^。\n]+/g)) yield { sentence: match[0], start: match.index };
}

/** 共检查企业120家，其中危险化学品企业30家、烟花爆竹企业20家: the whole stands last before 其中, its parts behind it. */
function partHits(sentence: string): Hit[] {
  return [...sentence.matchAll(/其中/g)].flatMap((match) => {
    const end = endOfParts(sentence, match.index);
    const whole = amountsIn(sentence.slice(0, match.index), 0).at(-1);
    if (!whole || /[；;]/.test(sentence.slice(whole.end, match.index)) || match.index - whole.end > 12) return [];
    const parts = amountsIn(sentence.slice(match.index, end), match.index).filter(({ unit }) => unit === whole.unit);
    return judgeParts(whole, parts, sentence.slice(match.index, end));
  });
}

function endOfParts(sentence: string, from: number): number {
  // What was done about them is no part of them: 发现隐患214项，其中重大3项，已整改206项.
  const next = sentence
    .slice(from + 2)
    .search(/其中|[；;]|[，,](?:现|均|全部)?(?:已|完成|责令|整改|立案|下达|处|查处|对)/);
  return next < 0 ? sentence.length : from + 2 + next;
}

const amountsIn = (text: string, offset: number): Amount[] =>
  [...text.matchAll(amount)].map(({ 0: shown, 1: value = '', 2: unit = '', index }) => ({
    value: Number(value),
    unit,
    start: offset + index,
    end: offset + index + shown.length,
  }));

function judgeParts(whole: Amount, parts: Amount[], text: string): Hit[] {
  const { unit } = whole;
  const larger = parts.filter((part) => part.value > whole.value);
  if (larger.length > 0)
    return larger.map(({ value, start, end }) => ({
      code: 'sum.part-exceeds' as const,
      start,
      end,
      params: { part: `${value}${unit}`, whole: `${whole.value}${unit}` },
    }));
  const total = Math.round(parts.reduce((sum, part) => sum + part.value, 0) * 100) / 100;
  const last = parts.at(-1);
  if (!last || parts.length < 2 || total === whole.value) return [];
  const place = { start: whole.start, end: last.end };
  const params = { total: `${total}${unit}`, whole: `${whole.value}${unit}` };
  // Parts may count the same thing twice, 其中规上企业…，其中…; more than the whole is said only of a plain list.
  if (total > whole.value)
    return /、/.test(text) && !/[，,].*[，,]/.test(text) ? [{ code: 'sum.parts-exceed', ...place, params }] : [];
  const rest = Math.round((whole.value - total) * 100) / 100;
  if (/其余|其他|其它|剩余|余下|等|包括|重点|主要|另/.test(text)) return [];
  return [{ code: 'sum.remainder', ...place, params: { ...params, rest: `${rest}${unit}` } }];
}

/** 检查企业200家，合格150家，占75%: the percentage of the two numbers before it. */
function percentageHits(sentence: string): Hit[] {
  return [...sentence.matchAll(/占(?:比|总数的?|全部的?|[\u4e00-\u9fa5]{0,6}的)? ?(\d+(?:\.\d+)?) ?[%％]/g)].flatMap(
    (match) => {
      const before = amountsIn(sentence.slice(0, match.index), 0);
      const part = before.at(-1);
      const whole = before.at(-2);
      if (!part || !whole || before.length !== 2 || !isShareOf(part, whole) || match.index - part.end > 2) return [];
      const expected = (part.value / whole.value) * 100;
      const stated = Number(match[1]);
      if (Math.abs(expected - stated) < 1) return [];
      return [
        {
          code: 'sum.percentage',
          start: match.index,
          end: match.index + match[0].length,
          params: { stated: `${stated}%`, expected: `${Math.round(expected * 10) / 10}%` },
        },
      ];
    },
  );
}

/** Money is told of many years and headings in one sentence; what is counted is told of one. */
const isShareOf = (part: Amount, whole: Amount): boolean =>
  part.unit === whole.unit && !part.unit.endsWith('元') && part.value <= whole.value && whole.value > 0;

const announced =
  /(?:以下|下列|如下|包括|共|分为|有)([一二两三四五六七八九十]{1,3}|\d{1,2}) ?(?:个方面|个部分|方面|部分|项|条|类|种|点|个|步)[\u4e00-\u9fa5]{0,8}[：:]([^：:]*)$/;
const listed = [
  /(?<![\u4e00-\u9fa5])([一二三四五六七八九十]{1,2})是(?!否)/g,
  /[（(](?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）]/g,
  /[①-⑳]/g,
];

/** 包括以下三项：（一）…（二）…: the items of one sentence, counted by their marks. */
function countHits(sentence: string): Hit[] {
  const match = announced.exec(sentence);
  if (!match) return [];
  const [said, list] = [wholeNumber(match[1] ?? ''), match[2] ?? ''];
  const found = Math.max(...listed.map((pattern) => [...list.matchAll(pattern)].length));
  if (found < 2 || found === said || Number.isNaN(said)) return [];
  return [
    {
      code: 'sum.count',
      start: match.index,
      end: match.index + match[0].length - list.length,
      params: { said, found },
    },
  ];
}
