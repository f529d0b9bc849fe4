import { termsOf, type Term, type TermKind } from '../dictionary/dictionary.ts';
import type { Dictionary } from '../dictionary/dictionary.ts';
import type { Hit } from '../hit.ts';
import { scannedText } from '../scanned-text.ts';

const wordKinds = {
  'wrong-word': 'word.wrong',
  'sensitive-word': 'word.sensitive',
  'betting-word': 'word.betting',
} as const;

/** Words of the dictionary, also with spaces or invisible signs between their characters. */
export function wordHits(original: string, dictionary: Dictionary): Hit[] {
  const { text, at } = scannedText(original);
  const hits = wordsIn(text, dictionary);
  return hits.map((hit) => ({ ...hit, start: at(hit.start), end: at(hit.end - 1) + 1 }));
}

function wordsIn(text: string, dictionary: Dictionary): Hit[] {
  const search = searchFor(dictionary);
  return [...text.matchAll(search.pattern)].flatMap((match) => {
    const term = search.terms.get(match[0].replace(/ /g, '').toLowerCase());
    if (!term) return [];
    const code = wordKinds[term.kind as keyof typeof wordKinds];
    const params = { word: match[0], ...(term.right && { right: term.right }) };
    const named = code === 'word.wrong' && !term.right ? 'word.sensitive' : code;
    return [{ code: named, start: match.index, end: match.index + match[0].length, params }];
  });
}

interface Search {
  pattern: RegExp;
  terms: Map<string, Term>;
}

/** One expression for thousands of words is built once a dictionary. */
const searches = new WeakMap<Dictionary, Search>();

function searchFor(dictionary: Dictionary): Search {
  const known = searches.get(dictionary);
  if (known) return known;
  const terms = (Object.keys(wordKinds) as TermKind[]).flatMap((kind) => termsOf(dictionary, kind));
  const sources = terms
    .map(({ text }) => text.replace(/\s/g, ''))
    .sort((a, b) => b.length - a.length)
    .map((text) => [...text].map((char) => char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join(' ?'));
  const made = {
    pattern: sources.length > 0 ? new RegExp(sources.join('|'), 'gi') : /(?!)/g,
    terms: new Map(terms.map((term) => [term.text.replace(/\s/g, '').toLowerCase(), term])),
  };
  searches.set(dictionary, made);
  return made;
}
