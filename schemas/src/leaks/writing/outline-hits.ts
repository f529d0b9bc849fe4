import type { Hit } from '../hit.ts';
import { chineseNumber, wholeNumber } from './chinese-number.ts';

const cn = '[一二三四五六七八九十百]{1,5}';
/** The ways to number a paragraph, and how the next number is written in each. */
const markers = [
  { kind: 'article', pattern: new RegExp(`^第(${cn})条(?=[ 　])`), write: (n: number) => `第${chineseNumber(n)}条` },
  { kind: 'one', pattern: new RegExp(`^(${cn})、`), write: (n: number) => `${chineseNumber(n)}、` },
  { kind: 'is', pattern: new RegExp(`^(${cn})是(?!否)`), write: (n: number) => `${chineseNumber(n)}是` },
  { kind: 'two', pattern: new RegExp(`^[（(](${cn})[)）]`), write: (n: number) => `（${chineseNumber(n)}）` },
  { kind: 'three', pattern: /^(\d{1,2})[.．、](?!\d)/, write: (n: number) => `${n}.` },
  { kind: 'four', pattern: /^[（(](\d{1,2})[)）]/, write: (n: number) => `（${n}）` },
] as const;
type Kind = (typeof markers)[number]['kind'];

interface Mark {
  kind: Kind;
  number: number;
  shown: string;
  start: number;
  /** It stands where a number of this kind should; so does what goes on from it. */
  insteadOf?: Kind | undefined;
}

/**
 * Breaks in the numbering of paragraphs: a number left out or repeated, or a list that goes on in another kind of number
 * (一、 followed by 二是, or （三） on the level of 一、二、). A list may begin anew at any place.
 */
export function outlineHits(text: string): Hit[] {
  const open: Mark[] = [];
  return [...marksOf(text)].flatMap((mark) => {
    const same = open.findIndex(({ kind }) => kind === mark.kind);
    const [last, above] = [open[same], open.at(-1)];
    if (same >= 0) open.length = same;
    const insteadOf = strayKind(mark, last, above);
    open.push({ ...mark, insteadOf });
    return insteadOf ? [mixedHit(mark, insteadOf)] : problemOf(mark, last, above);
  });
}

function* marksOf(text: string): Generator<Mark> {
  let start = 0;
  for (const line of text.split('\n')) {
    for (const { kind, pattern } of markers) {
      const [shown, digits] = pattern.exec(line) ?? [];
      if (shown && digits) yield { kind, number: wholeNumber(digits), shown, start };
    }
    if (!/^[^一二三四五六七八九十]{0,2}一是/.test(line)) yield* inlineMarks(line, start);
    start += line.length + 1;
  }
}

/** 一是…；二是… inside a paragraph whose 一是 does not open it. */
function* inlineMarks(line: string, start: number): Generator<Mark> {
  for (const match of line.matchAll(new RegExp(`(?<=[：:；;。，,])(${cn})是(?!否)`, 'g')))
    yield { kind: 'is', number: wholeNumber(match[1] ?? ''), shown: match[0], start: start + match.index };
}

/** The kind of number that a list left for this one: 一、 followed by 二是, and 三是 after it. */
function strayKind(mark: Mark, last: Mark | undefined, above: Mark | undefined): Kind | undefined {
  if (mark.number === 1) return undefined;
  if (last) return mark.number === last.number + 1 ? last.insteadOf : undefined;
  return above && mark.number === above.number + 1 ? above.kind : undefined;
}

const placeOf = ({ start, shown }: Mark) => ({ start, end: start + shown.length });

const mixedHit = (mark: Mark, kind: Kind): Hit => ({
  code: 'outline.mixed',
  ...placeOf(mark),
  params: { found: mark.shown, expected: written(kind, mark.number) },
});

function problemOf(mark: Mark, last: Mark | undefined, above: Mark | undefined): Hit[] {
  if (mark.number === 1 || Number.isNaN(mark.number)) return [];
  const gap = (expected: number): Hit[] => [
    {
      code: 'outline.gap',
      ...placeOf(mark),
      params: { found: mark.shown, expected: written(mark.kind, expected) },
    },
  ];
  if (last) return mark.number === last.number + 1 ? [] : gap(last.number + 1);
  // A text that begins in the middle, such as the articles that an amendment names, has no outline to break.
  return !above || mark.kind === 'article' ? [] : gap(1);
}

const written = (kind: Kind, number: number): string =>
  markers.find((marker) => marker.kind === kind)?.write(number) ?? '';
