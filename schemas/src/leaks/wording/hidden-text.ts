import { Parser } from 'htmlparser2';
import type { Hit } from '../hit.ts';

type Style = Record<string, string>;
const silent = new Set(['script', 'style', 'title', 'head', 'template']);

/**
 * Text that a program reads and a person does not see: not displayed, of no size, of the colour of its ground, outside
 * the screen, or in a comment.
 */
export function hiddenTextHits(html: string): Hit[] {
  if (!/style\s*=|hidden|<!--|<font/i.test(html)) return [];
  const found: string[] = [];
  const stack: { tag: string; isHidden: boolean; ground: string }[] = [];
  const parser = new Parser({
    onopentag(tag, attributes) {
      const above = stack.at(-1);
      const style = styleOf(attributes);
      const ground = style['background-color'] ?? style['background'] ?? above?.ground ?? '#ffffff';
      const isHidden = (above?.isHidden ?? false) || isUnseen(attributes, style, ground);
      stack.push({ tag, isHidden, ground });
    },
    ontext(text) {
      const here = stack.at(-1);
      if (here?.isHidden && !silent.has(here.tag) && text.trim() !== '') found.push(text.trim());
    },
    onclosetag: () => void stack.pop(),
    oncomment(text) {
      if (/[\u4e00-\u9fa5]|https?:/.test(text)) found.push(text.trim());
    },
  });
  parser.end(html);
  return found.map((text) => ({ code: 'hidden.text', start: 0, end: 0, params: { text: text.slice(0, 40) } }));
}

function styleOf(attributes: Record<string, string>): Style {
  const rules = (attributes['style'] ?? '').split(';').map((rule) => rule.split(':'));
  const style = Object.fromEntries(
    rules.map(([name = '', ...value]) => [name.trim().toLowerCase(), value.join(':').trim().toLowerCase()]),
  );
  return { ...(attributes['color'] && { color: attributes['color'].toLowerCase() }), ...style };
}

function isUnseen(attributes: Record<string, string>, style: Style, ground: string): boolean {
  return (
    'hidden' in attributes ||
    style['display'] === 'none' ||
    /^(?:hidden|collapse)$/.test(style['visibility'] ?? '') ||
    isNearZero(style['opacity']) ||
    ['font-size', 'width', 'height', 'line-height', 'max-height'].some((name) => isNearZero(style[name])) ||
    ['left', 'top', 'text-indent', 'margin-left', 'margin-top'].some((name) => isFarAway(style[name])) ||
    /rect\(\s*0|inset\(\s*(?:50|100)%/.test(`${style['clip'] ?? ''}${style['clip-path'] ?? ''}`) ||
    (style['color'] !== undefined && (style['color'] === 'transparent' || colour(style['color']) === colour(ground)))
  );
}

const isNearZero = (value: string | undefined): boolean =>
  value !== undefined &&
  parseFloat(value) <= 1 &&
  !/^1(?:\.0+)?(?:$|em|rem|%)/.test(value) &&
  !/^0?\.[3-9]/.test(value);
const isFarAway = (value: string | undefined): boolean => value !== undefined && parseFloat(value) <= -500;

const named: Record<string, string> = { white: '#ffffff', black: '#000000', red: '#ff0000' };

/** One form for the ways to write a colour. */
function colour(value: string): string {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(value);
  if (short) return `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`;
  const rgb = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(value);
  if (rgb)
    return `#${rgb
      .slice(1)
      .map((part) => Number(part).toString(16).padStart(2, '0'))
      .join('')}`;
  return named[value] ?? value;
}
