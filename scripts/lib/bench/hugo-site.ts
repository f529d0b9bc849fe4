import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentTypeOf, contentTypes, facetsOf, facetValues, recordPath, type AnyRecord } from '@yangguang/schemas';

/** Head, menu and foot as on our pages; a template of Hugo's own, kept as simple as Hugo lets it be. */
const frame = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title>
<meta name="ColumnName" content="{{ .Section }}"><link rel="canonical" href="{{ .Permalink }}">
{{ with .OutputFormats.Get "rss" }}<link rel="alternate" type="application/rss+xml" href="{{ .Permalink }}">{{ end }}
<link rel="stylesheet" href="/style.css"></head><body><a href="#main">跳到正文</a>
<header><a href="/">{{ site.Title }}</a><form action="/search.html"><input name="q"></form>
<nav><ul>{{ range site.Params.columns }}<li><a href="/{{ .path }}/">{{ .label }}</a></li>{{ end }}</ul></nav></header>
<main id="main">{{ block "main" . }}{{ end }}</main>
<footer><ul>{{ range site.Params.foot }}<li>{{ . }}</li>{{ end }}</ul><p>{{ .Permalink }}</p></footer></body></html>`;

const single = `{{ define "main" }}<nav><a href="/">首页</a> <a href="/{{ .Section }}/">{{ .Section }}</a></nav>
<article><h1>{{ .Title }}</h1><dl>{{ range .Params.facts }}<dt>{{ index . 0 }}</dt><dd>{{ index . 1 }}</dd>{{ end }}</dl>
{{ .Content }}</article>{{ end }}`;

const list = `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ $pages := .Paginate .Pages }}
{{ range $pages.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2006-01-02" }}</time>
{{ range first 3 .Params.facts }}<span>{{ index . 1 }}</span>{{ end }}</li>{{ end }}</ul>
{{ with $pages.Prev }}<a href="{{ .URL }}">上一页</a>{{ end }} {{ with $pages.Next }}<a href="{{ .URL }}">下一页</a>{{ end }}{{ end }}`;

const home = `{{ define "main" }}<h1>{{ site.Title }}</h1><ul>{{ range first 8 site.RegularPages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}`;

const twin = '{{ dict "url" .Permalink "title" .Title "date" .Date "record" .Params.facts "text" .Content | jsonify }}';

/** Writes a site for Hugo: our columns as sections, our facets as taxonomies, and the same records as its content. */
export function writeHugoSite(folder: string, records: Iterable<AnyRecord>): void {
  put(folder, 'config.json', JSON.stringify(configuration()));
  for (const [name, text] of Object.entries({ 'baseof.html': frame, 'single.html': single, 'list.html': list }))
    put(join(folder, 'layouts', '_default'), name, text);
  put(join(folder, 'layouts', '_default'), 'single.json', twin);
  put(join(folder, 'layouts'), 'index.html', home);
  for (const record of records) {
    const path = recordPath(record).slice(1);
    put(join(folder, 'content', path, '..'), path.split('/').at(-1) ?? '', contentOf(record));
  }
}

function configuration() {
  const facets = contentTypes.flatMap((type) => facetsOf(type).map(({ name }) => taxonomy(type.name, name)));
  return {
    baseURL: 'https://example.org/',
    title: '云川市应急管理局',
    paginate: 20,
    uglyURLs: true,
    // The pages that list the terms of a taxonomy: we have none.
    disableKinds: ['taxonomy'],
    ignoreErrors: ['error-disable-taxonomy'],
    taxonomies: Object.fromEntries(facets.map((name) => [name, name])),
    outputs: { home: ['HTML', 'RSS'], section: ['HTML', 'RSS'], term: ['HTML'], page: ['HTML', 'JSON'] },
    services: { rss: { limit: 30 } },
    params: {
      columns: contentTypes.map(({ column }) => ({ path: column.path, label: column.label })),
      foot: ['主办单位：云川市应急管理局', '地址：云川市滨江大道 88 号', '站点标识码：0000000000', '云ICP备00000000号'],
    },
  };
}

const taxonomy = (type: string, facet: string): string => `${type}-${facet}`.toLowerCase();

/** Short fields make the table on the page, long ones its text: HTML as it stands, so that Hugo need not parse it. */
function contentOf(record: AnyRecord): string {
  const type = contentTypeOf(record.type);
  const texts = Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const label = (name: string): string => type.fields[name]?.label ?? name;
  const facts = texts.filter(([, text]) => text.length <= 200).map(([name, text]) => [label(name), text]);
  const tables = Object.entries(record).filter((entry): entry is [string, object[]] => isTable(entry[1]));
  const body = texts.filter(([, text]) => text.length > 200).map(([, text]) => text);
  const terms = facetValues(type, record).map(({ facet, value }) => [taxonomy(record.type, facet), [value]]);
  const front = { title: record.title, date: record.formedDate, facts, ...Object.fromEntries(terms) };
  return `${JSON.stringify(front)}\n${[...body, ...tables.map(([, rows]) => tableOf(rows))].join('\n')}`;
}

const isTable = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && typeof value[0] === 'object';

function tableOf(rows: object[]): string {
  const cells = rows.map((row) =>
    Object.values(row)
      .map((cell) => `<td>${String(cell)}</td>`)
      .join(''),
  );
  return `<table>${cells.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
}

function put(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}
