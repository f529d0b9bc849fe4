import { Parser } from 'htmlparser2';
import { termsOf, type Dictionary } from '../dictionary/dictionary.ts';
import type { Hit } from '../hit.ts';
import { wildcard } from './public-contact.ts';

const inText = /https?:\/\/[^\s"'<>，。；、）)】》]+/gi;

/** Web addresses written in a text that lead to a site nobody allowed (A-10, 暗链). */
export function textLinkHits(text: string, dictionary: Dictionary): Hit[] {
  return [...text.matchAll(inText)]
    .filter(([url]) => !isAllowed(url, dictionary))
    .map(({ 0: url, index }) => linkHit(url, index, index + url.length));
}

/** The same for the targets of links and pictures in HTML; their place is not a place of the text. */
export function htmlLinkHits(html: string, dictionary: Dictionary): Hit[] {
  if (!/<(?:a|img|form|iframe|area|link|script|base)\s/i.test(html)) return [];
  const urls: string[] = [];
  const parser = new Parser({
    onopentag: (_tag, { href, src, action }) => urls.push(...[href, src, action].filter((url) => url !== undefined)),
  });
  parser.end(html);
  return urls.filter((url) => !isAllowed(url, dictionary)).map((url) => linkHit(url, 0, 0));
}

const linkHit = (url: string, start: number, end: number): Hit => ({
  code: 'link.outside',
  start,
  end,
  params: { url: url.slice(0, 120) },
});

function isAllowed(url: string, dictionary: Dictionary): boolean {
  if (!/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url) || /^(?:mailto|tel):/i.test(url)) return true;
  const host = hostOf(url);
  if (host === null) return false;
  return termsOf(dictionary, 'allowed-host').some(
    ({ text }) => wildcard(text).test(host) || (text.startsWith('*.') && text.slice(2) === host),
  );
}

function hostOf(url: string): string | null {
  const { protocol, hostname } = URL.parse(url, 'https://own.invalid') ?? {};
  return protocol === 'https:' || protocol === 'http:' ? (hostname ?? null) : null;
}
