import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from './lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a lock that is held makes no file besides its own, which has no bytes: a full disk does not refuse it (A4, A9)', () => {
  const unlock = takeLock(join(folder, 'publisher.lock'));
  expect(readdirSync(folder)).toEqual(['publisher.lock']);
  expect(() => takeLock(join(folder, 'publisher.lock'))).toThrow('同一目录已有一个发布程序在运行');
  unlock();
  takeLock(join(folder, 'publisher.lock'))();
});

test('a lock file that cannot be opened is told as that, and not as another publisher (A5)', () => {
  mkdirSync(join(folder, 'publisher.lock'));
  expect(() => takeLock(join(folder, 'publisher.lock'))).toThrow(/不能写入[^]*publisher\.lock \(SQLITE_CANTOPEN/);
});
