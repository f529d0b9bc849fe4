import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Parser } from 'htmlparser2';

export interface Element {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  /** Text inside it, white space folded. */
  text: string;
}

export interface ParsedPage {
  /** URL path: `/policies/`, `/policies/2026-00087.html`. */
  path: string;
  html: string;
  elements: Element[];
  all: (tag: string) => Element[];
  /** Content of a meta tag, empty when there is none. */
  meta: (name: string) => string;
}

/** Every HTML page below a folder. */
export function pagesOf(folder: string): ParsedPage[] {
  return filesOf(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => parsePage(urlPath(file), readFileSync(join(folder, file), 'utf8')));
}

/** Paths of all files below a folder, relative to it. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

export const urlPath = (file: string): string => `/${file.split(sep).join('/')}`.replace(/\/index\.html$/, '/');

export function parsePage(path: string, html: string): ParsedPage {
  const elements: (Element & { parts: string[] })[] = [];
  const open: (typeof elements)[number][] = [];
  const parser = new Parser({
    onopentag(tag, attributes) {
      const element = { tag, attributes, text: '', parts: [] };
      elements.push(element);
      open.push(element);
    },
    ontext: (text) => open.forEach(({ parts }) => parts.push(text)),
    onclosetag: () => void open.pop(),
  });
  parser.end(html);
  for (const element of elements) element.text = element.parts.join('').replace(/\s+/g, ' ').trim();
  const all = (tag: string): Element[] => elements.filter((element) => element.tag === tag);
  const meta = (name: string): string =>
    all('meta').find(({ attributes }) => attributes['name'] === name)?.attributes['content'] ?? '';
  return { path, html, elements, all, meta };
}
