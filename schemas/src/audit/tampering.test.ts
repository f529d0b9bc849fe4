import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSignedBy, readCheckpoint, signCheckpoint, signerOf, verifierKey } from './checkpoint.ts';
import { entryHash, entryText, noEntry, type AuditEntry } from './entry.ts';
import { treeRoot } from './merkle.ts';
import { verifyLog, type AuditFault } from './verify.ts';

/** How many logs are tampered with; the long form is `YANGGUANG_TAMPERINGS=2000` and more. */
const wanted = Number(process.env['YANGGUANG_TAMPERINGS'] ?? 150);
const size = 48;

/** What an entry says; its number and the hash before it are given to it by whoever writes the log. */
type Said = Omit<AuditEntry, 'seq' | 'previous'>;
const said = (index: number): Said => ({
  at: `2026-11-22T13:${String(index % 60).padStart(2, '0')}:00.000+08:00`,
  actor: { id: String(index % 5), name: `经办${index % 5}`, roles: ['拟稿人'] },
  address: '10.0.0.8',
  action: 'record.update',
  subject: { type: 'api::article.article', id: `a${index}`, title: `第${index}条` },
  details: { fields: ['title'] },
});

/** Writes entries as the system does, behind those that stand already. */
function written(entries: readonly Said[], before: readonly string[] = []): string[] {
  const lines = [...before];
  for (const entry of entries)
    lines.push(entryText({ ...entry, seq: lines.length + 1, previous: entryHashOf(lines.at(-1)) }));
  return lines;
}
const entryHashOf = (line: string | undefined): string => (line === undefined ? noEntry : entryHash(line));
const honest = written(Array.from({ length: size }, (_, index) => said(index)));
const entryOf = (line: string): Said => {
  const { seq: _seq, previous: _previous, ...rest } = JSON.parse(line) as AuditEntry;
  return rest;
};

interface Deed {
  name: string;
  to: (lines: readonly string[]) => string[];
}
const place = fc.nat({ max: size - 1 });
const at = (lines: readonly string[], index: number): number => (lines.length === 0 ? 0 : index % lines.length);
const forged = (index: number): Said => ({ ...said(index), actor: { id: '9', name: '他人', roles: [] } });

/** Everything that somebody with the database can do to the rows, without a thought for hashes. */
const byHand = (name: string, to: (lines: string[], one: number, other: number) => string[]): fc.Arbitrary<Deed> =>
  fc.tuple(place, place).map(([one, other]) => ({
    name: `${name} ${one} ${other}`,
    to: (lines) => (lines.length === 0 ? [] : to([...lines], at(lines, one), at(lines, other))),
  }));
const deeds = fc.oneof(
  byHand('edit', (lines, one) => lines.with(one, (lines[one] ?? '').replace(/经办\d/, '他人'))),
  byHand('edit the hash before', (lines, one) => lines.with(one, (lines[one] ?? '').replace(/[0-9a-f]{64}/, noEntry))),
  byHand('delete', (lines, one) => lines.toSpliced(one, 1)),
  byHand('insert', (lines, one, other) => lines.toSpliced(one, 0, lines[other] ?? '')),
  byHand('exchange', (lines, one, other) => lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '')),
  byHand('move', (lines, one, other) => lines.toSpliced(one, 1).toSpliced(other, 0, lines[one] ?? '')),
  byHand('reverse', (lines, one) => [...lines.slice(0, one), ...lines.slice(one).reverse()]),
  byHand('cut off', (lines, one) => lines.slice(0, one)),
  byHand('restore an old log and work on', (lines, one) => written([forged(one), said(one)], lines.slice(0, one))),
  byHand('put an entry in and number anew', (lines, one) =>
    lines
      .toSpliced(one, 0, entryText({ ...forged(one), seq: 1, previous: noEntry }))
      .map((line, index) => line.replace(/"seq":\d+/, `"seq":${index + 1}`)),
  ),
);

/** With our code: every number and hash from the first change on is made anew. */
const anew = (lines: readonly string[]): string[] => {
  const changed = lines.findIndex((line, index) => line !== honest[index]);
  return changed < 0 ? [...lines] : written(lines.slice(changed).map(entryOf), lines.slice(0, changed));
};

/** The tree as RFC 6962 defines it, by itself: nothing of it is shared with the code under test. */
function root(lines: readonly string[]): string {
  const hash = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const over = (part: readonly string[]): Buffer => {
    if (part.length === 1) return hash(Uint8Array.of(0), Buffer.from(part[0] ?? ''));
    const split = 2 ** Math.ceil(Math.log2(part.length) - 1);
    return hash(Uint8Array.of(1), over(part.slice(0, split)), over(part.slice(split)));
  };
  return over(lines).toString('hex');
}

const signer = signerOf('audit.example', '5a'.repeat(32));
/** What the outsider kept: a signed note and the key, and nothing else. */
function kept(entries: number) {
  const note = signCheckpoint(signer, { size: entries, root: treeRoot(honest.slice(0, entries).map(entryHash)) });
  const head = readCheckpoint(note);
  expect(isSignedBy(note, verifierKey(signer))).toBe(true);
  return { size: head?.size ?? 0, root: head?.root ?? '', source: '旧检查点' };
}

const tampering = fc.tuple(
  fc.array(deeds, { minLength: 1, maxLength: 4 }),
  fc.boolean(),
  fc.integer({ min: 1, max: size }),
);

test(
  `an outsider with one old checkpoint finds what ${wanted} tamperings changed before it (E9)`,
  { timeout: 60_000 + 30 * wanted },
  async () => {
    const tally = { found: 0, only: 0, behind: 0 };
    await fc.assert(
      fc.asyncProperty(tampering, async ([done, isAnew, until]) => {
        const touched = done.reduce((lines, { to }) => to(lines), [...honest]);
        const lines = isAnew ? anew(touched) : touched;
        const head = kept(until);
        expect(head.root).toBe(root(honest.slice(0, until)));
        const { fault } = await verifyLog(lines, [head]);
        const isSame = honest.slice(0, until).every((line, index) => lines[index] === line);
        if (!isSame) assertNamed(fault, lines, until);
        // Behind the newest checkpoint whoever can compute hashes is free: that is all that is left to him.
        else if (isAnew) expect(fault).toBeNull();
        tally[isSame ? 'behind' : 'found'] += 1;
        // Nothing but the checkpoint gives these away.
        tally.only += Number(!isSame && (await verifyLog(lines, [])).fault === null);
      }),
      { numRuns: wanted },
    );
    expect(tally.found).toBeGreaterThan(wanted / 2);
    expect(tally.only).toBeGreaterThan(wanted / 10);
    console.log(JSON.stringify(tally));
  },
);

/** Found, and not later than at the first entry that is not what it was; of a log that is too short, that it is. */
function assertNamed(fault: AuditFault | null, lines: readonly string[], until: number): void {
  const first = honest.findIndex((line, index) => lines[index] !== line) + 1;
  const isShort = fault?.code === 'cut-off';
  expect(fault?.entry).toBeLessThanOrEqual(isShort ? lines.length + 1 : first + 1);
  if (isShort || fault?.code === 'computed-anew') expect(fault?.until).toBe(until);
}
