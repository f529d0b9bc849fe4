import { termsOf, type Dictionary, type Term } from '../dictionary/dictionary.ts';
import type { Hit } from '../hit.ts';

/**
 * Names of bodies and leaders of the dictionary with one character wrong. Names of two characters are near to too
 * much: those of leaders are compared behind the post that `right` states, others not at all.
 */
export function nameSlips(text: string, dictionary: Dictionary): Hit[] {
  return slipsFor(dictionary).flatMap(({ name, post, pattern, others }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const word = found.slice(post.length);
      if (word === name || others.has(word)) return [];
      const start = index + post.length;
      return [{ code: 'word.name-slip' as const, start, end: start + word.length, params: { word, right: name } }];
    }),
  );
}

interface Slips {
  name: string;
  post: string;
  pattern: RegExp;
  others: ReadonlySet<string>;
}

const known = new WeakMap<Dictionary, Slips[]>();

function slipsFor(dictionary: Dictionary): Slips[] {
  const slips = known.get(dictionary) ?? slipsOf(dictionary);
  known.set(dictionary, slips);
  return slips;
}

function slipsOf(dictionary: Dictionary): Slips[] {
  const terms = [...termsOf(dictionary, 'body-name'), ...termsOf(dictionary, 'leader-name')];
  const others = new Set(terms.map((term) => term.text));
  return terms
    .map((term) => ({ ...term, post: postOf(term) }))
    .filter(({ text, post }) => text.length > 2 || post !== '')
    .map((term) => ({ name: term.text, post: term.post, pattern: slipPattern(term, term.post), others }));
}

const postOf = ({ kind, right }: Term): string => (kind === 'leader-name' ? (right ?? '') : '');

/**
 * Any one character may differ but the first, which says whose name this is. A body with another last character is
 * another body: 应急管理局 and 应急管理综合行政执法支队.
 */
function slipPattern({ text: name, kind }: Term, post: string): RegExp {
  const last = kind === 'leader-name' ? name.length : name.length - 1;
  const forms = [...name]
    .slice(1, last)
    .map((_char, i) => `${escape(name.slice(0, i + 1))}[\\u4e00-\\u9fa5]${escape(name.slice(i + 2))}`);
  return new RegExp(`${escape(post)}(?:${forms.join('|')})`, 'g');
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
