import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { portalFolder } from './browser.ts';
import { budgets, type Budget } from './budgets.ts';
import { pagesOf, type ParsedPage } from './portal/parsed-page.ts';

const folder = portalFolder();
const routeFolder = fileURLToPath(new URL('../src/pages', import.meta.url));
const routes = readdirSync(routeFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.astro'))
  .sort((a, b) => dynamicParts(a) - dynamicParts(b) || b.length - a.length);
const pages = pagesOf(folder);
const sizes = new Map<string, number>();

function dynamicParts(file: string): number {
  return file.split('[').length;
}

/** The addresses a route file answers. */
function addresses(file: string): RegExp {
  const path = `/${file}`.replace(/\.astro$/, '.html').replace(/\/index\.html$/, '/');
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\[\w+\]/g, '[^/]+?')}$`);
}

/** The route of a page: the one with the fewest parameters and the longest name, as Astro chooses. */
const routeOf = ({ path }: ParsedPage): string => routes.find((file) => addresses(file).test(path)) ?? path;

/** Bytes of a file as a reader's connection carries them. */
function sentBytes(file: string): number {
  const known = sizes.get(file) ?? gzipSync(readFileSync(join(folder, file)), { level: 6 }).length;
  sizes.set(file, known);
  return known;
}

function weight({ path, all }: ParsedPage): Budget {
  const styles = all('link').filter(({ attributes }) => attributes['rel'] === 'stylesheet');
  const scripts = all('script').flatMap(({ attributes }) => attributes['src'] ?? []);
  const sum = (files: (string | undefined)[]) => files.reduce((total, file) => total + sentBytes(file ?? ''), 0);
  const page = path.endsWith('/') ? `${path}index.html` : path;
  const kilobytes = (bytes: number) => Math.round(bytes / 102.4) / 10;
  return {
    reading: kilobytes(sum([page, ...styles.map(({ attributes }) => attributes['href'])])),
    scripts: kilobytes(sum(scripts)),
  };
}

/** The heaviest page of each template. */
function heaviest(): Map<string, Budget> {
  const found = new Map<string, Budget>();
  for (const page of pages) {
    const name = page.path.startsWith('/budgets/2') ? 'budget record' : routeOf(page);
    const { reading, scripts } = weight(page);
    const known = found.get(name) ?? { reading: 0, scripts: 0 };
    found.set(name, { reading: Math.max(known.reading, reading), scripts: Math.max(known.scripts, scripts) });
  }
  return found;
}

const measured = heaviest();

test('every template has a budget, and every budget a template', () => {
  expect([...measured.keys()].sort()).toEqual(Object.keys(budgets).sort());
  expect(routes.filter((file) => !measured.has(file))).toEqual([]);
});

test.each(Object.entries(budgets))('the heaviest page of %s keeps to its budget', (name, budget) => {
  const { reading = Infinity, scripts = Infinity } = measured.get(name) ?? {};
  expect(reading, 'HTML and CSS, KB compressed').toBeLessThanOrEqual(budget.reading);
  expect(scripts, 'scripts, KB compressed').toBeLessThanOrEqual(budget.scripts);
});
