import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '@yangguang/scripts/browser';
import JSZip from 'jszip';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeOfflineCopy } from '../publisher/offline/offline-copy.ts';
import { sampleRecord } from '../publisher/testing/sample-record.ts';
import { startTestSite, type TestSite } from '../publisher/testing/test-publisher.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-offline-'));
const zipFile = join(folder, 'copy.zip');
const unpacked = join(folder, 'copy');
const titled = sampleRecord('policy-document', 31, { title: '烟花爆竹经营许可实施办法' });

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  site = await startTestSite();
  for (let number = 1; number <= 30; number += 1) site.letOut(sampleRecord('article', number));
  site.letOut(titled);
  await site.publishOnce();
  await writeOfflineCopy(join(site.siteVar, 'current'), zipFile);
  await unpack();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function unpack(): Promise<void> {
  const zip = await JSZip.loadAsync(readFileSync(zipFile));
  for (const [path, file] of Object.entries(zip.files)) {
    mkdirSync(dirname(join(unpacked, path)), { recursive: true });
    writeFileSync(join(unpacked, path), await file.async('nodebuffer'));
  }
}

test('a reader without a network walks from the home page to a record and finds it by search (C-11)', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  const failed: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('requestfailed', (request) => failed.push(request.url()));
  await page.goto(pathToFileURL(join(unpacked, 'index.html')).href);
  await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '政策文件' }).click();
  await page.getByRole('link', { name: titled.title }).first().click();
  await page.getByRole('heading', { name: titled.title }).waitFor();

  await page.goto(pathToFileURL(join(unpacked, 'search.html')).href);
  await page.getByRole('searchbox').fill('爆竹经营');
  await page.keyboard.press('Enter');
  await page.locator('#search-list a').first().click();
  await page.getByRole('heading', { name: titled.title }).waitFor();
  await page.close();
  expect(failed).toEqual([]);
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
});

test('the list of sums fits every file of the copy', () => {
  const lines = readFileSync(join(unpacked, 'SHA256SUMS.txt'), 'utf8').trimEnd().split('\n');
  for (const line of lines) {
    const bytes = readFileSync(join(unpacked, line.slice(66)));
    expect(createHash('sha256').update(bytes).digest('hex'), line.slice(66)).toBe(line.slice(0, 64));
  }
  expect(lines.length).toBeGreaterThan(40);
});

test('two copies of one release are equal, and one that cannot be whole is not there', async () => {
  const second = join(folder, 'second.zip');
  await writeOfflineCopy(join(site.siteVar, 'current'), second);
  expect(readFileSync(second).equals(readFileSync(zipFile))).toBe(true);

  const broken = join(folder, 'release');
  mkdirSync(join(broken, 'public'), { recursive: true });
  writeFileSync(join(broken, 'manifest.txt'), `${'0'.repeat(64)}  gone.html\n`);
  writeFileSync(join(broken, 'search.txt'), '');
  const target = join(folder, 'third.zip');
  await expect(writeOfflineCopy(broken, target)).rejects.toThrow('gone.html');
  expect(existsSync(target) || existsSync(`${target}.part`)).toBe(false);
});
