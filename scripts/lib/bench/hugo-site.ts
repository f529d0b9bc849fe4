import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentTypeOf, contentTypes, facetsOf, type ContentType } from '@yangguang/schemas';
import { hugoContents, taxonomy } from './hugo-content.ts';
import { hugoLayouts, type HugoPages } from './hugo-layouts.ts';
import { uniqueRecords } from './unique-records.ts';

/** Writes a site for Hugo: our columns as sections, our facets as taxonomies, and the same records as its content. */
export function writeHugoSite(folder: string, count: number, pages: HugoPages): void {
  put(join(folder, 'config.json'), JSON.stringify(configuration()));
  for (const [name, text] of Object.entries(hugoLayouts[pages])) put(join(folder, 'layouts', name), text);
  for (const { path, text } of hugoContents[pages](() => uniqueRecords(count)))
    put(join(folder, 'content', path), text);
}

function configuration() {
  const facets = contentTypes.flatMap((type) => facetsOf(type).map(({ name }) => taxonomy(type.name, name)));
  const columns = contentTypes.map(columnOf);
  // A term's page is of the column whose records it lists.
  const columnsByFolder = columns.flatMap((column) => [
    [column.path, column],
    ...column.facets.map((facet) => [facet.taxonomy, column]),
  ]);
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
      columns,
      columnOf: Object.fromEntries(columnsByFolder) as object,
      foot: ['主办单位：云川市应急管理局', '地址：云川市滨江大道 88 号', '站点标识码：0000000000', '云ICP备00000000号'],
      footLinks: [
        { path: '/site-map.html', label: '网站地图' },
        { path: '/releases/', label: '发布台账' },
        { path: '/corrections/', label: '更正公告' },
        { path: '/disclosure/on-request.html#contact', label: '联系我们' },
        { path: '/site-map.html#feeds', label: '订阅更新' },
        { path: '/accessibility.html', label: '无障碍与适老化声明' },
      ],
    },
  };
}

function columnOf(type: ContentType) {
  const { path, label, description, keywords } = contentTypeOf(type.name).column;
  const facets = facetsOf(type).map((facet) => ({ label: facet.label, taxonomy: taxonomy(type.name, facet.name) }));
  return { path, label, description, keywords, facets };
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
