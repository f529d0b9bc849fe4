import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settings } from '../settings.ts';
import { takeFolder, type Running } from './running.ts';

const fresh = () => settings(mkdtempSync(join(tmpdir(), 'yangguang-running-')));
const urls = { cms: 'http://127.0.0.1:1', portal: 'http://127.0.0.1:2', wakeUp: 'http://127.0.0.1:3' };

test('a second start of a running system learns its addresses', async () => {
  const folder = fresh();
  const first = (await takeFolder(folder)) as Running;
  expect(await takeFolder(folder)).toEqual({ urls: null });
  first.announce(urls);
  expect(await takeFolder(folder)).toEqual({ urls });
  first.close();
  const next = await takeFolder(folder);
  expect(next).toHaveProperty('announce');
  (next as Running).close();
});

test('what a crash left behind does not block the next start, though another program has the port by now', async () => {
  const [crashed, other] = [fresh(), fresh()];
  const running = (await takeFolder(other)) as Running;
  copyFileSync(join(other.folder, 'running.json'), join(crashed.folder, 'running.json'));
  const taken = (await takeFolder(crashed)) as Running;
  expect(taken).toHaveProperty('announce');
  taken.close();
  running.close();
});

test('a folder whose mark names a dead port is free', async () => {
  const folder = fresh();
  writeFileSync(join(folder.folder, 'running.json'), '{"port":1}');
  const taken = (await takeFolder(folder)) as Running;
  expect(taken).toHaveProperty('announce');
  taken.close();
});
