import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usePortal } from './browser.ts';
import { hostileTitle } from './fixture/records.ts';

const portal = usePortal();
const folders = ['/', '/policies/', '/articles/', '/budgets/', '/guide/'];

let page: Page;
beforeAll(async () => {
  page = await portal.browser.newPage();
  await page.goto(`${portal.origin}/`);
});
afterAll(() => page.close());

interface Entry {
  title: string;
  link: string;
  id: string;
  date: string;
}

/** Reads XML as strictly as a browser does: anything not well-formed is an error. */
async function xmlEntries(path: string, entry: string, date: string): Promise<{ root: string; entries: Entry[] }> {
  return page.evaluate(
    async ({ path: address, entry: name, date: dateName }) => {
      const text = await (await fetch(address)).text();
      const xml = new DOMParser().parseFromString(text, 'application/xml');
      const fault = xml.querySelector('parsererror');
      if (fault) throw new Error(fault.textContent ?? '');
      const read = (element: Element, child: string): string => element.querySelector(child)?.textContent ?? '';
      const entries = [...xml.querySelectorAll(name)].map((element) => ({
        title: read(element, 'title'),
        link: element.querySelector('link')?.getAttribute('href') ?? read(element, 'link'),
        id: read(element, 'id') || read(element, 'guid'),
        date: read(element, dateName),
      }));
      return { root: xml.documentElement.nodeName, entries };
    },
    { path, entry, date },
  );
}

interface JsonFeed {
  version: string;
  title: string;
  items: { id: string; url: string; title: string; date_modified: string }[];
}
const jsonFeed = async (path: string): Promise<JsonFeed> =>
  (await (await fetch(portal.origin + path)).json()) as JsonFeed;

describe.each(folders)('feeds of %s', (folder) => {
  test('Atom, RSS and JSON parse and tell the same', async () => {
    const atom = await xmlEntries(`${folder}atom.xml`, 'entry', 'updated');
    const rss = await xmlEntries(`${folder}rss.xml`, 'item', 'pubDate');
    const json = await jsonFeed(`${folder}feed.json`);
    expect([atom.root, rss.root]).toEqual(['feed', 'rss']);
    expect(json.version).toMatch(/^https:\/\/jsonfeed\.org\/version\/1/);
    const titles = json.items.map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(0);
    expect(atom.entries.map(({ title }) => title)).toEqual(titles);
    expect(rss.entries.map(({ title }) => title)).toEqual(titles);
    expect(json.items.map(({ url }) => url)).toEqual(atom.entries.map(({ link }) => link));
  });

  test('every entry has a permanent address on this portal and the times of its publication', async () => {
    const { entries } = await xmlEntries(`${folder}atom.xml`, 'entry', 'updated');
    for (const { id, link, date } of entries) {
      expect(id).toBe(link);
      expect(new URL(link).pathname).toMatch(/^\/[a-z-]+\/\d{4}-\d{5}\.html$/);
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}T06:03:27\.000Z$/);
    }
    const dates = entries.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort().reverse());
  });
});

test('the feeds of corrections parse and tell the same, each entry at its place on its page (B-12)', async () => {
  const atom = await xmlEntries('/corrections/atom.xml', 'entry', 'updated');
  const rss = await xmlEntries('/corrections/rss.xml', 'item', 'pubDate');
  const json = await jsonFeed('/corrections/feed.json');
  expect(atom.entries).toMatchObject([{ date: '2026-05-01T16:00:00.000Z' }]);
  for (const { link } of atom.entries) expect(link).toMatch(/\/policies\/\d{4}-\d{5}\.html#correction-1$/);
  expect(rss.entries.map(({ link }) => link)).toEqual(json.items.map(({ url }) => url));
  expect(json.items.map(({ url }) => url)).toEqual(atom.entries.map(({ link }) => link));
});

test('markup and the end of a CDATA section in a title stay text in every form', async () => {
  const forms = [
    (await xmlEntries('/policies/atom.xml', 'entry', 'updated')).entries,
    (await xmlEntries('/policies/rss.xml', 'item', 'pubDate')).entries,
    (await jsonFeed('/policies/feed.json')).items,
  ];
  for (const entries of forms) expect(entries.map(({ title }) => title)).toContain(hostileTitle);
});

test('robots.txt names the site map', async () => {
  expect(await (await fetch(`${portal.origin}/robots.txt`)).text()).toMatch(
    /^Sitemap: https:\/\/\S+\/sitemap-index\.xml$/m,
  );
});
