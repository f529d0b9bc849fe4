/**
 * Text as search sees it. Index and query go through the same functions here, so both are cut alike in every browser:
 * nothing depends on a dictionary, on `Intl.Segmenter` or on a locale (D-2).
 */

const isWordCharacter = /^[\p{L}\p{N}\p{M}]+$/u;
const cache = new Map<number, string>();

/** One code point folded: width and case unified, everything that is neither letter nor number a space. */
function foldCharacter(code: number): string {
  let folded = cache.get(code);
  if (folded === undefined) {
    const normal = String.fromCodePoint(code).normalize('NFKC').toLowerCase();
    folded = isWordCharacter.test(normal) ? normal : ' ';
    cache.set(code, folded);
  }
  return folded;
}

/**
 * Letters and numbers of `text` in one width and case, each run of anything else as one space, none at the ends.
 * `云应急规〔２０２６〕3号` and `云应急规[2026]3号` fold to the same text.
 */
export function fold(text: string): string {
  return foldWithMap(text).folded;
}

/** `fold`, and for each position of the folded text the position in `text` that it came from. */
export function foldWithMap(text: string): { folded: string; origins: number[] } {
  let folded = '';
  const origins: number[] = [];
  let spacePending = false;
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const character = foldCharacter(code);
    if (character === ' ') spacePending = folded !== '';
    else {
      if (spacePending) {
        folded += ' ';
        origins.push(at);
        spacePending = false;
      }
      folded += character;
      for (let unit = 0; unit < character.length; unit += 1) origins.push(at);
    }
    at += code > 0xffff ? 2 : 1;
  }
  return { folded, origins };
}

/** A number as people retype it: `云应急规〔2026〕3号` → `云应急规20263号`. */
export function compact(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/** What a reader typed, cut at white space; each part must be found, punctuation inside a part stays a gap. */
export function queryParts(query: string): string[] {
  return query
    .split(/\s+/u)
    .map(fold)
    .filter((part) => part !== '');
}
