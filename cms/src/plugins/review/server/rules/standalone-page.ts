import type { PreviewAsset } from '@yangguang/schemas';
import { previewCopy } from '../../preview-copy';

/** What a page of the portal needs to stand alone. */
export interface Surroundings {
  /** The page's own address on the portal. */
  path: string;
  /** What the page loads, by address. */
  assets: Readonly<Record<string, PreviewAsset>>;
  /** Addresses of the draft's own attachments. */
  ownFiles: readonly string[];
  /** Where links to other pages lead; null when the portal's address is not set. */
  portal: string | null;
  /** What lies over a page that is opened by itself and not as the text of a frame. */
  mark?: string;
}

/**
 * Attributes stand in double quotes, and `<` of a text is escaped: read from the left, each match is a whole tag, whatever
 * the values of its attributes hold.
 */
const tags =
  /<script\b(?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*\s*>[^]*?<\/script>|<([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*\/?>/gi;
const attribute = /([^\s"'<>/=]+)(?:="([^"]*)")?/g;

/** Nothing is loaded from anywhere and no script runs, whatever gets into the page (D1). */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * A page of the portal as one file that asks nobody for anything, under a banner that says what it is (C-9). Its look is
 * that of the page; what leads on from the draft itself leads nowhere before it is published.
 */
export function standalonePage(page: string, surroundings: Surroundings): string {
  return page.replace(tags, (whole: string, name: string | undefined, text: string | undefined) => {
    // A script.
    if (name === undefined) return '';
    const change = changes[name.toLowerCase()];
    return change ? change(whole, attributesOf(text ?? ''), surroundings) : whole;
  });
}

/** Address of a page that is the text of a frame, where a mere `#part` would lead to the page around the frame. */
const ownAddress = ({ mark }: Surroundings): string => (mark === undefined ? 'about:srcdoc' : '');

type Attributes = Map<string, string | null>;
type Change = (whole: string, attributes: Attributes, surroundings: Surroundings) => string;

const changes: Partial<Record<string, Change>> = {
  head: (whole) =>
    `${whole}<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer">`,
  body: (whole, _, { mark = '' }) => whole + mark + banner,
  // Icons, feeds and the like are for the page at its own address.
  link: (_, attributes, { assets }) => {
    const style = attributes.get('rel') === 'stylesheet' ? assets[attributes.get('href') ?? ''] : undefined;
    return style ? `<style>${Buffer.from(style.base64, 'base64').toString()}</style>` : '';
  },
  img: (whole, attributes, { assets }) => {
    const picture = assets[unescaped(attributes.get('src') ?? '')];
    return picture ? tag('img', attributes.set('src', `data:${picture.type};base64,${picture.base64}`)) : whole;
  },
  a: (whole, attributes, surroundings) => {
    const href = attributes.get('href') ?? '';
    if (href === '') return whole;
    if (href.startsWith('#')) return tag('a', attributes.set('href', ownAddress(surroundings) + href));
    attributes.delete('href');
    attributes.delete('target');
    return tag('a', new Map([...attributes, ...destination(unescaped(href), surroundings)]));
  },
};

/** Other pages open beside the preview; the draft's own address and files are not there yet, and nobody hears of them. */
function destination(href: string, surroundings: Surroundings): [string, string][] {
  const { path, ownFiles, portal } = surroundings;
  const nowhere = (why: string) => leadingNowhere(ownAddress(surroundings), why);
  if (ownFiles.includes(href)) return nowhere(previewCopy.ownFile);
  const own = path.replace(/\.html$/, '');
  const isOwn = [own, encodeURIComponent(own)].some((address) => href.includes(address));
  const url = isOwn ? null : URL.parse(href, portal ?? undefined);
  if (!url) return nowhere(previewCopy.ownPage);
  return [
    ['href', escaped(url.href)],
    ['target', '_blank'],
    ['rel', 'noopener noreferrer'],
  ];
}

/** Still a link, so that it looks like one and says why it does nothing: no part of the page has this name. */
const leadingNowhere = (address: string, why: string): [string, string][] => [
  ['href', `${address}#not-yet`],
  ['title', why],
];

const banner =
  '<div role="note" style="position:sticky;top:0;z-index:2147483647;padding:8px 16px;background:#7a1616;color:#fff;' +
  'font:bold 16px/1.5 sans-serif;text-align:center">' +
  `${previewCopy.banner}<br><span style="font-weight:normal;font-size:13px">${previewCopy.bannerNote}</span></div>`;

const attributesOf = (text: string): Attributes =>
  new Map(Array.from(text.matchAll(attribute), ([, name = '', value]) => [name.toLowerCase(), value ?? null]));

function tag(name: string, attributes: Attributes): string {
  const written = Array.from(attributes, ([key, value]) => (value === null ? ` ${key}` : ` ${key}="${value}"`));
  return `<${name}${written.join('')}>`;
}

const unescaped = (value: string): string =>
  value.replaceAll('&#34;', '"').replaceAll('&quot;', '"').replaceAll('&#38;', '&').replaceAll('&amp;', '&');
const escaped = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
