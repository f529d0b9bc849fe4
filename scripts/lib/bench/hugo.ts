import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyRecord } from '@yangguang/schemas';
import { generateRecords } from '@yangguang/schemas/examples';
import { capture, CommandError } from '../bootstrap/capture.mjs';

/** A page with title, facts and text, and a list for each type: the least that can be compared with our pages. */
const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<h1>{{ .Title }}</h1><table>{{ range $name, $value := .Params.facts }}<tr><th>{{ $name }}<td>{{ $value }}{{ end }}</table>
{{ .Content }}</body></html>`;
const list = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
{{ range (.Paginate .Pages).Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date }}</p>{{ end }}</body></html>`;
const configuration = {
  baseURL: 'https://example.org/',
  paginate: 20,
  markup: { goldmark: { renderer: { unsafe: true } } },
};

/** Hugo over as many of the same records; undefined where there is no Hugo. */
export async function measureHugo(count: number): Promise<number | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-hugo-'));
  if (!(await isPresent())) return undefined;
  put(folder, 'config.json', JSON.stringify(configuration));
  for (const [name, template] of Object.entries({ single: page, list }))
    put(join(folder, 'layouts', '_default'), `${name}.html`, template);
  let number = 0;
  for (const record of generateRecords({ count, seed: 1 }))
    put(join(folder, 'content', record.type), `${++number}.html`, contentOf(record));
  const startedAt = performance.now();
  await capture('hugo', ['--source', folder, '--quiet'], {});
  return Math.round(performance.now() - startedAt);
}

async function isPresent(): Promise<boolean> {
  try {
    await capture('hugo', ['version'], {});
    return true;
  } catch (error) {
    if (error instanceof CommandError) return false;
    throw error;
  }
}

function contentOf(record: AnyRecord): string {
  const texts = Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const facts = Object.fromEntries(texts.filter(([, text]) => text.length <= 200));
  const body = texts.filter(([, text]) => text.length > 200).map(([, text]) => text);
  return `${JSON.stringify({ title: record.title, date: record.formedDate, facts })}\n${body.join('\n')}`;
}

function put(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}
