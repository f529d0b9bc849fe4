import sanitizeHtml from 'sanitize-html';
import { isPlainlyClean } from './clean-html.ts';
import { isTooDeep, stripTags } from './html-depth.ts';
import { tidyHtml } from './tidy-html.ts';

/** Elements of which not even the text is kept. */
const droppedWhole = [
  ...['script', 'style', 'title', 'xml', 'svg', 'math', 'template', 'noscript', 'textarea', 'select', 'option'],
  ...['iframe', 'object', 'embed', 'xmp', 'plaintext', 'noembed', 'noframes', 'audio', 'video', 'canvas'],
];

/** Blocks without a meaning of their own: their text stays apart from its neighbours as a paragraph. */
const plainBlocks = ['div', 'section', 'article', 'main', 'aside', 'header', 'footer', 'nav', 'center', 'address'];
const moreBlocks = ['pre', 'dl', 'dt', 'dd', 'details', 'summary', 'form', 'fieldset', 'legend'];

/** The page has one h1, its title; ranks below h4 are body text to a reader. */
const renamed = { h1: 'h2', h5: 'h4', h6: 'h4', b: 'strong', i: 'em' };

/**
 * What the HTML of a government document may hold: structure, links, tables, pictures from our own store. Everything
 * else, and every way to run a script or to change the look of the page, is removed.
 */
const allowList: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['h2', 'h3', 'h4', 'p', 'br', 'blockquote', 'figure', 'figcaption', 'img', 'a'],
    ...['ul', 'ol', 'li', 'strong', 'em', 'sup', 'sub'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'alt'],
    ol: ['start'],
    th: ['scope', 'colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowedSchemesAppliedToAttributes: ['href', 'src'],
  allowProtocolRelative: false,
  nestingLimit: 50,
  nonTextTags: droppedWhole,
  transformTags: {
    ...renamed,
    ...Object.fromEntries([...plainBlocks, ...moreBlocks].map((tag) => [tag, 'p'])),
    a: (tag, attributes) => keepIf(isLink(attributes['href']), tag, attributes),
    img: (tag, attributes) =>
      keepIf(isStoredFile(attributes['src']), tag, { ...attributes, alt: attributes['alt'] ?? '' }),
    ol: (tagName, attributes) => ({ tagName, attribs: onlyNumbers(attributes, ['start']) }),
    td: (tagName, attributes) => ({ tagName, attribs: onlyNumbers(attributes, ['colspan', 'rowspan']) }),
    th: (tagName, attributes) => ({ tagName, attribs: headerCell(attributes) }),
  },
};

/** A tag name outside the allow-list makes the sanitiser drop the tag and keep its text. */
const keepIf = (keep: boolean, tagName: string, attribs: sanitizeHtml.Attributes) =>
  keep ? { tagName, attribs } : { tagName: 'span', attribs: {} };

/** Anchors are dropped with all ids, so a link into the same page would lead nowhere. */
const isLink = (href: string | undefined): boolean =>
  href !== undefined && /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\]))[^\s"'<>\\]+$|^\/$/i.test(href);

const isStoredFile = (src: string | undefined): boolean =>
  src !== undefined && /^\/files\/[0-9a-f]{16}\/[^\s"'<>/\\]+$/.test(src);

function onlyNumbers(attributes: sanitizeHtml.Attributes, names: string[]): sanitizeHtml.Attributes {
  const isUseful = (name: string): boolean => /^(?:[2-9]|[1-9]\d{1,2})$/.test(attributes[name] ?? '');
  return Object.fromEntries(names.filter(isUseful).map((name) => [name, attributes[name] ?? '']));
}

function headerCell(attributes: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  const scope = attributes['scope']?.toLowerCase() ?? '';
  const known = ['row', 'col', 'rowgroup', 'colgroup'].includes(scope) ? scope : 'col';
  return { scope: known, ...onlyNumbers(attributes, ['colspan', 'rowspan']) };
}

const sanitizeOnce = (html: string): string => tidyHtml(sanitizeHtml(html, allowList));

/**
 * HTML reduced to what a government document may hold, free of scripts, foreign pictures, styles and the debris of Word
 * and WPS. Cleaning its own result changes nothing. Never throws; of broken input the readable text stays.
 */
export function sanitizeRichText(html: string): string {
  return isPlainlyClean(html) ? html : cleanThoroughly(html);
}

/** The cleaning itself, whatever the HTML looks like. */
export function cleanThoroughly(html: string): string {
  let before = isTooDeep(html) ? stripTags(html) : html;
  // Taking one layer away can bring another to light, e.g. paragraphs that stood inside a paragraph.
  for (let pass = 0; pass < 10; pass += 1) {
    const after = sanitizeOnce(before);
    if (after === before) return after;
    before = after;
  }
  return tidyHtml(sanitizeHtml(before, { allowedTags: [], allowedAttributes: {}, nonTextTags: droppedWhole }));
}

/** Clean rich text one rank lower, for a page that sets it under a heading of its own, such as a chapter of a report. */
export function demoteHeadings(html: string): string {
  return html.replace(/<(\/?)h([23])>/g, (_tag, slash: string, rank: string) => `<${slash}h${Number(rank) + 1}>`);
}
