import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryHash, entryText, noEntry, type AuditEntry } from './entry.ts';
import { treeRoot } from './merkle.ts';
import { describeFault, verifyLog, type KnownHead } from './verify.ts';

const actor = { id: '7', name: '李保密', roles: ['保密审查员'] };

/** A whole log; `change` alters an entry before the hashes after it are made, as somebody who rewrites it would. */
function logOf(count: number, change: (entry: AuditEntry) => AuditEntry = (entry) => entry): string[] {
  let previous = noEntry;
  return Array.from({ length: count }, (_, index) => {
    const text = entryText(
      change({
        seq: index + 1,
        at: '2026-11-22T13:40:00.000+08:00',
        actor,
        address: '10.0.0.8',
        action: 'record.update',
        subject: { type: 'api::article.article', id: 'a', title: `第${index}条` },
        details: { fields: [] },
        previous,
      }),
    );
    previous = entryHash(text);
    return text;
  });
}

const headOf = (lines: readonly string[], size: number, source = `${size}`): KnownHead => ({
  size,
  root: treeRoot(lines.slice(0, size).map(entryHash)),
  source,
});

const size = 40;
const log = logOf(size);
const heads = [8, 20, 33].map((at) => headOf(log, at));
const faultOf = async (lines: string[], known = heads) => (await verifyLog(lines, known)).fault;
const at = fc.integer({ min: 0, max: 31 });

test('a log that nobody touched agrees with every head, in whatever order they come', async () => {
  const { fault, agreed, entries, root } = await verifyLog(log, [...heads].reverse());
  expect([fault, agreed.length, entries, root]).toEqual([null, 3, size, headOf(log, size).root]);
});

describe('whoever has the database can do none of this unseen (E9)', () => {
  test('an edit is found at its entry, whatever was edited', () =>
    fc.assert(
      fc.asyncProperty(at, fc.constantFrom('李保密', '10.0.0.8', 'record.update', '13:40'), async (index, text) => {
        const edited = log.map((line, i) => (i === index ? line.replace(text, text.replace(/.$/, 'x')) : line));
        expect((await faultOf(edited))?.entry).toBe(index + 1);
      }),
    ));

  test('a deletion, an insertion, an exchange', () =>
    fc.assert(
      fc.asyncProperty(at, async (index) => {
        expect(await faultOf(log.toSpliced(index, 1))).toMatchObject({ code: 'out-of-sequence', entry: index + 1 });
        const doubled = log.toSpliced(index + 1, 0, log[index] ?? '');
        expect(await faultOf(doubled)).toMatchObject({ code: 'out-of-sequence', entry: index + 2 });
        const exchanged = log.with(index, log[index + 1] ?? '').with(index + 1, log[index] ?? '');
        expect(await faultOf(exchanged)).toMatchObject({ code: 'out-of-sequence', entry: index + 1 });
      }),
    ));

  test('entries cut off the end are missed by any head that knew them', async () => {
    expect(await faultOf(log.slice(0, 25))).toEqual({ code: 'cut-off', entry: 26, until: 33, source: '33' });
    expect(await faultOf([])).toMatchObject({ code: 'cut-off', entry: 1 });
  });

  test('a log computed anew after an edit is whole in itself, and still not the one of the head', () =>
    fc.assert(
      fc.asyncProperty(at, async (index) => {
        const forged = logOf(size, (entry) =>
          entry.seq === index + 1 ? { ...entry, actor: { ...actor, id: '8' } } : entry,
        );
        expect(await faultOf(forged, [])).toBeNull();
        const fault = await faultOf(forged);
        expect(fault?.code).toBe('computed-anew');
        expect(fault?.entry).toBeLessThanOrEqual(index + 1);
        expect(fault?.until).toBeGreaterThanOrEqual(index + 1);
      }),
    ));

  test('so is one that was computed anew without an entry', async () => {
    const shorter = logOf(size - 1);
    expect((await faultOf(shorter, [headOf(log, size)]))?.code).toBe('cut-off');
    const other = logOf(size, (entry) => ({ ...entry, subject: null }));
    expect((await faultOf(other))?.code).toBe('computed-anew');
  });

  test('an entry that says the same in other bytes is not the entry', async () => {
    const spaced = log.map((line, index) => (index === 30 ? line.replace('{', '{ ') : line));
    expect(await faultOf(spaced)).toEqual({ code: 'unreadable', entry: 31 });
  });
});

test('the finding names the entry in Chinese', async () => {
  const fault = await faultOf(log.toSpliced(11, 1));
  expect(fault && describeFault(fault)).toMatch(/^第 12 条.*删除/);
});
