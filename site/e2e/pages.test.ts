import { contentTypes, readBureau, type AnyRecord } from '@yangguang/schemas';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { portalFolder } from './browser.ts';
import { firstRelease, withdrawal } from './fixture/ledger.ts';
import { fixture, hostileTitle } from './fixture/records.ts';
import { filesOf, pagesOf, urlPath, type ParsedPage } from './portal/parsed-page.ts';
import { pathOf, tombstonePath } from './templates.ts';

const folder = portalFolder();
const bureau = readBureau(fileURLToPath(new URL('../../scripts/demo/bureau.json', import.meta.url)));
const { records, withdrawn } = fixture();

let pages: ParsedPage[];
const page = (path: string): ParsedPage => {
  const found = pages.find((candidate) => candidate.path === path);
  if (!found) throw new RangeError(path);
  return found;
};
beforeAll(() => {
  pages = pagesOf(folder);
});

/** Paths of the pages that break a rule; a list says more than a count. */
const breaking = (rule: (one: ParsedPage) => boolean): string[] =>
  pages.filter((one) => !rule(one)).map(({ path }) => path);
const isRecord = ({ path }: ParsedPage): boolean => /\/\d{4}-\d{5}\.html$/.test(path) && path !== tombstonePath;
const isColumn = ({ path }: ParsedPage): boolean => path.endsWith('/') || /\/page-\d+\.html$/.test(path);
const columnTags = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];

test('the fixture gives pages of every kind', () => {
  expect(pages.length).toBeGreaterThan(records.length + 100);
});

describe('tags of the national annex', () => {
  test('every page names the site, its domain and its code (R-SITE-01)', () => {
    const domain = new URL(bureau.siteOrigin).host;
    expect(
      breaking(
        ({ meta }) =>
          meta('SiteName') === bureau.name && meta('SiteDomain') === domain && meta('SiteIDCode') === bureau.siteIdCode,
      ),
    ).toEqual([]);
  });

  test('home, list and content pages name their column (R-SITE-02)', () => {
    const lacking = pages
      .filter((one) => isRecord(one) || isColumn(one))
      .filter(({ meta }) => columnTags.some((tag) => meta(tag) === ''));
    expect(lacking.map(({ path }) => path)).toEqual([]);
  });

  test('content pages carry title, source and the publish time that they show (R-SITE-03, R-SITE-04)', () => {
    const time = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/;
    const wrong = pages.filter(isRecord).filter(({ meta, all }) => {
      const shown = all('dd').map(({ text }) => text);
      return !(
        meta('ArticleTitle') === all('h1')[0]?.text &&
        meta('ContentSource') !== '' &&
        time.test(meta('PubDate')) &&
        shown.includes(meta('PubDate'))
      );
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('column types are those of the annex', () => {
    const known =
      '首页 概况信息 机构职能 负责人信息 工作动态 政策文件 信息公开指南 信息公开目录 信息公开年报 依申请公开 数据发布 数据开放 政策解读 回应关切 办事服务 咨询投诉 征集调查 在线访谈'.split(
        ' ',
      );
    expect(breaking(({ meta }) => known.includes(meta('ColumnType')))).toEqual([]);
  });
});

test('the foot of every page shows its eight elements (R-SITE-07)', () => {
  const texts = [
    '党政机关网站标识',
    '我为政府网站找错',
    bureau.siteIdCode,
    bureau.hostUnit,
    bureau.dutyPhone,
    bureau.icpNumber,
    bureau.publicSecurityNumber,
    '网站地图',
  ];
  expect(
    breaking(({ all }) => {
      const foot = all('footer')[0]?.text ?? '';
      return texts.every((text) => foot.includes(text));
    }),
  ).toEqual([]);
});

test('the error report carries the code of the site and the address of the page (R-SITE-07)', () => {
  expect(
    breaking(({ path, all }) => {
      const href = all('a').find(({ text }) => text === '我为政府网站找错')?.attributes['href'] ?? '';
      const query = new URL(href).searchParams;
      const address = path === '/404.html' ? bureau.siteOrigin : `${bureau.siteOrigin}${path}`;
      return query.get('site_code') === bureau.siteIdCode && query.get('url') === address;
    }),
  ).toEqual([]);
});

test('a record page shows number, time and check value of the release that brought it, and leads to it (C-6)', () => {
  const { meta, all } = page(pathOf('policy'));
  const ledger = all('div').find(({ attributes }) => attributes['class']?.startsWith('ledger'));
  expect(ledger?.text).toMatch(
    /^第 1 号发布\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} 上线校验值 [0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}$/,
  );
  expect(ledger?.text).toContain(meta('PubDate'));
  expect(all('a').map(({ attributes }) => attributes['href'])).toContain(`/releases/${firstRelease}.html`);
});

describe('what a page may hold', () => {
  test('one main heading, the landmarks and the language', () => {
    expect(
      breaking(
        ({ all }) =>
          all('h1').length === 1 &&
          ['header', 'main', 'footer'].every((tag) => all(tag).length === 1) &&
          all('html')[0]?.attributes['lang'] === 'zh-CN',
      ),
    ).toEqual([]);
  });

  test('no inline script, style or handler, and nothing from another host', () => {
    const ours = (address: string | undefined): boolean => address === undefined || address.startsWith('/');
    expect(
      breaking(
        ({ all, elements }) =>
          all('style').length === 0 &&
          all('script').every(({ attributes, text }) => attributes['src']?.startsWith('/_astro/') && text === '') &&
          elements.every(
            ({ attributes }) => !Object.keys(attributes).some((name) => name === 'style' || name.startsWith('on')),
          ) &&
          ['img', 'script'].every((tag) => all(tag).every(({ attributes }) => ours(attributes['src']))) &&
          all('link').every(({ attributes }) => attributes['rel'] === 'canonical' || ours(attributes['href'])),
      ),
    ).toEqual([]);
  });

  test('every table has header cells with a scope and a caption (R-A11Y-07)', () => {
    expect(
      breaking(
        ({ all, path }) =>
          all('th').every(({ attributes }) => attributes['scope'] !== undefined) &&
          (path === pathOf('article') || all('caption').length >= all('table').length),
      ),
    ).toEqual([]);
  });

  test('ids are used once', () => {
    expect(
      breaking(({ elements }) => {
        const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
        return new Set(ids).size === ids.length;
      }),
    ).toEqual([]);
  });
});

test('every link inside the site leads to a file or an anchor that exists', () => {
  const paths = new Set(filesOf(folder).map(urlPath));
  const ids = new Map(
    pages.map(({ path, elements }) => [path, new Set(elements.flatMap(({ attributes }) => attributes['id'] ?? []))]),
  );
  const broken = new Set<string>();
  for (const { path, all } of pages)
    for (const { attributes } of [...all('a'), ...all('link'), ...all('script'), ...all('form')]) {
      const href = attributes['href'] ?? attributes['src'] ?? attributes['action'] ?? '';
      if (/^(https?:|mailto:|tel:|\/files\/)/.test(href)) continue;
      const { pathname, hash } = new URL(href, `http://site${path}`);
      const target = decodeURI(pathname);
      if (!paths.has(target) || (hash !== '' && !ids.get(target)?.has(hash.slice(1)))) broken.add(`${path} → ${href}`);
    }
  expect([...broken]).toEqual([]);
});

test('every public record has its page, its data and a place in a list', () => {
  const listed = new Set(
    pages.filter(isColumn).flatMap(({ all }) => all('a').map(({ attributes }) => attributes['href'])),
  );
  const missing = records
    .map(recordAddress)
    .filter((path) => !listed.has(path) || !existsSync(join(folder, path.replace('.html', '.json'))));
  expect(missing).toEqual([]);
});

const recordAddress = (record: AnyRecord): string => {
  const type = contentTypes.find(({ name }) => name === record.type);
  return `/${type?.column.path}/${record.indexNumber.split('/')[1]}.html`;
};

test('open data leaves out what is internal and who signed (R-SRC-14, R-CRD-07)', () => {
  const text = readFileSync(join(folder, pathOf('blacklist').replace('.html', '.json')), 'utf8');
  const open = JSON.parse(text) as { record: Record<string, unknown>; approval: { steps: unknown[] } };
  expect(open.record).not.toHaveProperty('noticeDate');
  expect(open.approval.steps[0]).toEqual({ step: 'draft', at: expect.stringMatching(/Z$/) as string });
  expect(page(pathOf('blacklist')).html).not.toContain('列入告知日期');
});

test('markup in a title is text wherever the title stands', () => {
  const places = pages.filter(({ html }) => html.includes('alert(1)'));
  expect(places.length).toBeGreaterThan(2);
  expect(places.every(({ all }) => all('script').every(({ text }) => text === '') && all('img').length === 0)).toBe(
    true,
  );
  expect(page(pathOf('hostile')).all('h1')[0]?.text).toBe(hostileTitle);
});

describe('the documents and what belongs to them', () => {
  test('policy and interpretation link each other (R-SITE-11, R-POL-13)', () => {
    const hrefs = (path: string) =>
      page(path)
        .all('a')
        .map(({ attributes }) => attributes['href']);
    expect(hrefs(pathOf('policy'))).toContain(pathOf('interpretation'));
    expect(hrefs(pathOf('interpretation'))).toContain(pathOf('policy'));
  });

  test('a repealed document says so, when, by what, and links it; the repealing one links back (R-SITE-10)', () => {
    const { all } = page(pathOf('repealed'));
    const notice = all('div').find(({ attributes }) => attributes['role'] === 'note');
    expect(notice?.text).toContain('本文件已废止，废止日期 2026-05-01，依据：云应急规〔2026〕3号');
    expect(
      page(pathOf('policy'))
        .all('a')
        .map(({ attributes }) => attributes['href']),
    ).toContain(pathOf('repealed'));
  });

  test('the header table has its rows in the order of R-POL-01, 无 for a missing number', () => {
    const facts = page(pathOf('hostile')).all('dl')[0];
    expect(facts?.text).toMatch(
      /索引号.*主题分类.*发文机关.*成文日期.*标题.*发文字号无发布日期.*有效性.*公开属性.*公文种类/,
    );
  });

  test('the tombstone tells date, authority and reason and nothing of the content (B-12)', () => {
    const { html, all } = page(tombstonePath);
    expect(all('main')[0]?.text).toMatch(/撤回时间\d{4}-\d{2}-\d{2} \d{2}:\d{2}决定机关云川市应急管理局撤回理由/);
    expect(html).not.toContain('一条后来撤回的消息');
  });

  test('the five entries of the column stand in order, the one in view marked (R-PLAT-03)', () => {
    const five = ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报', '依申请公开'];
    for (const one of pages.filter(({ path }) => /^\/disclosure\/.+/.test(path))) {
      const entries = one.all('nav').find(({ attributes }) => attributes['aria-label'] === '政府信息公开各栏目');
      expect(entries?.text).toBe(five.join(''));
      const current = one.all('a').filter(({ attributes, text }) => attributes['aria-current'] && five.includes(text));
      expect(current.map(({ text }) => text)).toEqual([one.all('h1')[0]?.text]);
    }
  });

  test('budget rows are plain links with full title and an eight-digit date (R-BUD-07)', () => {
    const { html } = page('/budgets/');
    const rows = [
      ...html.matchAll(
        /<li>\s*<a href="([^"]+)" title="([^"]+)" target="_blank"[^>]*>([^<]+)<\/a>\s*<time[^>]*>([^<]+)<\/time>/g,
      ),
    ];
    expect(rows.length).toBe(records.filter(({ type }) => type === 'budget-disclosure').length);
    for (const [, , title, text, date] of rows) {
      expect(text?.trim()).toBe(title);
      expect(title).toMatch(/^.+\d{4}年(度)?(部门|单位)(预算|决算).*/);
      expect(date?.trim()).toMatch(/^\d{8}$/);
    }
  });

  test('a department leads to its own records, not to those of another of the same name', () => {
    const { all } = page(pathOf('department'));
    const lists = all('a')
      .map(({ attributes }) => attributes['href'] ?? '')
      .filter((href) => href.includes('lead-department-'));
    const [, tail = ''] = /(\d{4}-\d{5})\.html$/.exec(pathOf('department')) ?? [];
    expect(lists).toContain(`/policies/lead-department-${tail}/`);
    expect(lists.every((href) => href.includes(tail))).toBe(true);
  });

  test('every row of the negative list links its item and names its ground, its clause and its section (R-SRC-13)', () => {
    const items = records.filter(({ type }) => type === 'negative-list-item');
    const rows = page('/negative-list/').all('tr').slice(1);
    const hrefs = page('/negative-list/')
      .all('a')
      .map(({ attributes }) => attributes['href']);
    expect(rows.length).toBe(items.length);
    expect(hrefs).toEqual(expect.arrayContaining(items.map(recordAddress)));
    for (const { title, legalClause } of items) {
      const row = rows.find(({ text }) => text.includes(String(title)));
      expect(row?.text).toContain('行政执法案卷信息（条例第十六条）');
      expect(row?.text).toContain(String(legalClause));
    }
    expect(hrefs.filter((href) => href?.startsWith('/departments/2')).length).toBe(items.length);
  });

  test('every row of the catalogue links its record and a column (R-SITE-12)', () => {
    const nodes = records.filter(({ type }) => type === 'catalogue-node').map(recordAddress);
    const hrefs = page('/catalogue/')
      .all('a')
      .map(({ attributes }) => attributes['href']);
    expect(nodes.filter((path) => !hrefs.includes(path))).toEqual([]);
  });
});

describe('the ledger of releases (C-6)', () => {
  test('names what a release brought by title and path, its time and its check value', () => {
    const { all, html } = page(`/releases/${firstRelease}.html`);
    const [first] = records;
    if (!first) throw new RangeError('the fixture is empty');
    expect(all('a').find(({ attributes }) => attributes['href'] === recordAddress(first))?.text).toBe(first.title);
    expect(html).toMatch(/2026-07-02 08:11:00/);
    expect(all('code')[0]?.text).toMatch(/^[0-9a-f]{64}$/);
  });

  test('keeps nothing of a withdrawn record but its address and number, not even in the release that brought it (A13)', () => {
    const files = filesOf(folder).filter((file) => file.startsWith('releases/'));
    expect(files.filter((file) => readFileSync(join(folder, file), 'utf8').includes(withdrawn.title))).toEqual([]);
    for (const number of [firstRelease, withdrawal])
      expect(readFileSync(join(folder, `releases/${number}.json`), 'utf8')).toContain(tombstonePath);
    expect(page(`/releases/${withdrawal}.html`).html).toContain(tombstonePath.replace(/^.*\/|\.html$/g, ''));
  });

  test('shows the newest first, the older ones on pages counted from the first release', () => {
    const numbers = (path: string): number[] =>
      page(path)
        .all('a')
        .flatMap(({ attributes }) => /^\/releases\/(\d+)\.html$/.exec(attributes['href'] ?? '')?.[1] ?? [])
        .map(Number);
    expect(numbers('/releases/')).toEqual(Array.from({ length: 25 }, (_, index) => 45 - index));
    expect(numbers('/releases/page-1.html')).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index));
  });
});
