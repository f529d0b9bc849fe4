import { accessDefects } from './access-defects.ts';
import { assessmentDefects } from './assessment-defects.ts';
import { figuresDefects } from './figures-defects.ts';
import { governanceDefects } from './governance-defects.ts';
import { recordDefects } from './record-defects.ts';

/** A guard taken away on purpose. A test that does not fail then proves nothing. */
export interface PlantedDefect {
  name: string;
  /** Where the file is, and whose suite runs the test; that of the site when absent. */
  package?: 'site' | 'cms' | 'schemas';
  /** Below the folder of the package. */
  file: string;
  find: string;
  replace: string;
  /** The test that must fail. */
  caughtBy: string;
}

const publisherDefects: PlantedDefect[] = [
  {
    name: 'A1 a switch that was not finished is not finished later',
    file: 'publisher/publish/recover.ts',
    find: 'await releases.switchTo(committed);',
    replace: '',
    caughtBy: 'faults/killed.test.ts',
  },
  {
    name: 'A2 switch by removing the link and making it again',
    file: 'publisher/release/releases.ts',
    find: 'await rename(nextLink, current);',
    replace: `await rm(current, { force: true }); await symlink(join('releases', String(number)), current);`,
    caughtBy: 'faults/disk.test.ts',
  },
  {
    name: 'A2 the files of a release are not flushed',
    file: 'publisher/publish/publish.ts',
    find: 'await builder.flush();',
    replace: '',
    caughtBy: 'faults/disk.test.ts',
  },
  {
    name: 'A2 the name of an attachment is not flushed',
    file: 'publisher/sync/feed-client.ts',
    find: '    await flushPath(dirname(target));\n',
    replace: '',
    caughtBy: 'faults/disk.test.ts',
  },
  {
    name: 'A2 a release is taken apart before its number is gone',
    file: 'publisher/release/tree-pool.ts',
    find: 'await flushPath(folder);\n    }\n    const removing',
    replace: '}\n    const removing',
    caughtBy: 'faults/disk.test.ts',
  },
  {
    name: 'A3 a failed flush is swallowed',
    file: 'publisher/disk/flush.ts',
    find: 'await handle.sync();',
    replace: 'await handle.sync().catch(() => undefined);',
    caughtBy: 'faults/disk.test.ts',
  },
  {
    name: 'A4 a full disk is the fault of a record',
    file: 'publisher/render/machine-fault.ts',
    find: 'machineCode.test(code)',
    replace: `machineCode.test(code) && code === 'never'`,
    caughtBy: 'faults/disk.test.ts',
  },
  {
    name: 'A5 the link is not looked at',
    file: 'publisher/disk/check-folder.ts',
    find: '  checkLink(siteVar);\n',
    replace: '',
    caughtBy: 'faults/folder.test.ts',
  },
  {
    name: 'A5 a missing disk is made up',
    file: 'publisher/disk/check-folder.ts',
    find: '!existsSync(dirname(siteVar))',
    replace: `siteVar === ''`,
    caughtBy: 'faults/folder.test.ts',
  },
  {
    name: 'A6 a cache is trusted when SQLite finds no fault in its form',
    file: 'publisher/publish/true-cache.ts',
    find: 'return lists.every(',
    replace: 'return true || lists.every(',
    caughtBy: 'faults/damaged.test.ts',
  },
  {
    name: 'A6 lost records are let go',
    file: 'publisher/links/ever-live.ts',
    find: 'if (lost.length > 0) throw',
    replace: 'if (lost.length < 0) throw',
    caughtBy: 'faults/damaged.test.ts',
  },
  {
    name: 'A6 a ledger is trusted when SQLite finds no fault in its form',
    file: 'publisher/damage/true-ledger.ts',
    find: 'return [...newest.ledger].every(',
    replace: 'return true || [...newest.ledger].every(',
    caughtBy: 'faults/damaged.test.ts',
  },
  {
    name: 'A6 damage that shows in use is forgotten',
    file: 'publisher/publish/publish.ts',
    find: 'if (isDoubtful(error)) doubt.raise(error);',
    replace: '',
    caughtBy: 'faults/damaged.test.ts',
  },
  {
    name: 'A6 a table that lost its name is made anew',
    file: 'publisher/damage/open-sound.ts',
    find: 'if (!isOfForm(store, opened)) return false;',
    replace: '',
    caughtBy: 'faults/damaged.test.ts',
  },
  {
    name: 'A6 an emptied database is taken for a new one',
    file: 'publisher/damage/open-sound.ts',
    find: 'statSync(file).size > 0 || !care.isLive',
    replace: 'statSync(file).size >= 0',
    caughtBy: 'faults/damaged.test.ts',
  },
  {
    name: 'A6 a lost ledger begins anew',
    file: 'publisher/damage/restore-ledger.ts',
    find: 'renameSync(draft, file);',
    replace: '',
    caughtBy: 'faults/damaged.test.ts',
  },
  {
    name: 'A6 pages that no code makes are believed',
    file: 'publisher/damage/readable.ts',
    find: 'return used.every(',
    replace: 'return true || used.every(',
    caughtBy: 'faults/damaged.test.ts',
  },
  {
    name: 'A8 what is known of an endless page is not heeded',
    file: 'publisher/publish/render-affected.ts',
    find: 'if (failures.length === 0) return plan;',
    replace: 'return plan;',
    caughtBy: 'faults/endless.test.ts',
  },
  {
    name: 'A14 time follows the clock of the machine',
    file: 'publisher/operations/clock.ts',
    find: 'anchor.timeMs + steadyMs() - anchor.steadyMs',
    replace: 'wallMs()',
    caughtBy: 'publisher/operations/clock.test.ts',
  },
  {
    name: 'A14 terms end by a clock that has run ahead',
    file: 'publisher/publish/end-terms.ts',
    find: 'Math.min(Date.now(), clock.nowMs())',
    replace: 'Date.now()',
    caughtBy: 'publisher/publish/end-terms.test.ts',
  },
  {
    name: 'A14 terms end by a clock that nobody has confirmed',
    file: 'publisher/publish/end-terms.ts',
    find: 'isDoubtful || isTooFar ? known',
    replace: 'isDoubtful ? known',
    caughtBy: 'publisher/publish/end-terms.test.ts',
  },
  {
    name: 'A4 a write that was cut short is taken for a whole one',
    file: 'publisher/disk/write-whole.ts',
    find: 'done < bytes.length;',
    replace: 'done === 0;',
    caughtBy: 'publisher/disk/replace-file.test.ts',
  },
  {
    name: 'A4 a database that cannot be opened on a full disk is taken for damaged and removed',
    file: 'publisher/damage/open-sound.ts',
    find: 'if (isRefused(error)) {',
    replace: 'if (false) {',
    caughtBy: 'publisher/damage/open-sound.test.ts',
  },
  {
    name: 'A4 a full disk refuses the lock',
    file: 'publisher/disk/lock.ts',
    find: `db.pragma('journal_mode = MEMORY');`,
    replace: '',
    caughtBy: 'publisher/disk/lock.test.ts',
  },
  {
    name: 'A14 nobody is told of a jump',
    file: 'publisher/operations/clock.ts',
    find: 'if (!isRight) alarms',
    replace: 'if (isRight) alarms',
    caughtBy: 'publisher/operations/clock.test.ts',
  },
  {
    name: 'A14 files are purged while nobody knows the time',
    file: 'publisher/release/release-builder.ts',
    find: 'isTimeKnown ? nowMs - retainedMs : 0',
    replace: 'nowMs - retainedMs',
    caughtBy: 'publisher/release/old-files.test.ts',
  },
  {
    name: 'A13 a search file from the future outlives a withdrawal',
    file: 'publisher/release/release-builder.ts',
    find: 'hasWithdrawal ? Infinity : longAgoMs',
    replace: 'hasWithdrawal ? nowMs : longAgoMs',
    caughtBy: 'publisher/release/old-files.test.ts',
  },
  {
    name: 'A8 text that no page may carry is let through',
    file: '../schemas/dist/sound-text.js',
    find: 'if (typeof value ===',
    replace: 'if (false && typeof value ===',
    caughtBy: 'faults/poison.test.ts',
  },
  {
    name: 'A7 the token follows a redirect',
    file: 'publisher/sync/feed-client.ts',
    find: `redirect: 'error'`,
    replace: `redirect: 'follow'`,
    caughtBy: 'faults/cms-trouble.test.ts',
  },
  {
    name: 'A7 Retry-After is not heard',
    file: 'publisher/sync/feed-client.ts',
    find: 'pauseMs > 0',
    replace: 'pauseMs < 0',
    caughtBy: 'faults/cms-trouble.test.ts',
  },
  {
    name: 'A9 no lock',
    file: 'publisher/disk/lock.ts',
    find: `db.exec('BEGIN EXCLUSIVE');`,
    replace: '',
    caughtBy: 'faults/two-publishers.test.ts',
  },
  {
    name: 'A9 a holder never learns that it was overtaken',
    file: 'publisher/disk/lease.ts',
    find: `throw new YangguangError('publisher.lease-lost', folder);`,
    replace: 'return;',
    caughtBy: 'faults/two-publishers.test.ts',
  },
  {
    name: 'A16 the guard looks away',
    file: 'publisher/release-guard/find-alterations.ts',
    find: `found.push(alteration(siteVar, full, 'altered'));`,
    replace: ';',
    caughtBy: 'faults/defaced.test.ts',
  },
  {
    name: 'A16 the stores are trusted after an alteration',
    file: 'publisher/publish/heal-altered.ts',
    find: 'for (const folder of [files, shards]) removeInodes(folder, inodes);',
    replace: '',
    caughtBy: 'faults/defaced.test.ts',
  },
  {
    name: 'A10 a search file that is gone is taken for no answer',
    file: 'src/search/shard.ts',
    find: 'if (!bytes) throw new MissingIndexFile(name);',
    replace: 'if (!bytes) return new Uint8Array();',
    caughtBy: 'publisher/search/readers.test.ts',
  },
  {
    name: 'A13 the words of a withdrawn record stay in the index',
    file: 'publisher/search/search-indexer.ts',
    find: 'await erase(work, shard, buried, new Set(removed));',
    replace: '',
    caughtBy: 'publisher/search/search-indexer.test.ts',
  },
  {
    name: 'A13 a merge that took a withdrawn record in is kept',
    file: 'publisher/search/search-indexer.ts',
    find: '    this.#forgetMergeOfWithdrawn(work);\n',
    replace: '',
    caughtBy: 'publisher/search/search-indexer.test.ts',
  },
  {
    name: 'D-2 what changed during a merge is not buried in its shard',
    file: 'publisher/search/search-indexer.ts',
    find: 'shard.bury(merge.changed)',
    replace: 'shard.bury([])',
    caughtBy: 'publisher/search/search-indexer.test.ts',
  },
  {
    name: 'D-2 the order of one day follows the shards',
    file: 'src/search/ranking.ts',
    find: 'return seq > otherSeq;',
    replace: 'return false;',
    caughtBy: 'publisher/search/search-indexer.test.ts',
  },
  {
    name: 'G6 superseded versions are offered for a word with one wrong character',
    file: 'src/search/candidates.ts',
    find: 'if (isLiving && ',
    replace: 'if (isLiving >= 0 && ',
    caughtBy: 'publisher/search/agreement.test.ts',
  },
  {
    name: 'A10 an old page reads an index of another form',
    file: 'src/search/search.ts',
    find: 'if (version !== formatVersion)',
    replace: 'if (version === -1)',
    caughtBy: 'src/search/search.test.ts',
  },
  {
    name: 'A10 a full build carries over no more than a thousand files',
    file: 'publisher/release/file-list.ts',
    find: "some = asideAndMissing.all(some.at(-1)?.path ?? '', filesAtOnce);",
    replace: 'some = [];',
    caughtBy: 'publisher/release/old-files.test.ts',
  },
  {
    name: 'D1 a template shows text as markup',
    file: 'publisher/render/template-runtime.ts',
    find: 'return escapeHTML(value);',
    replace: 'return value;',
    caughtBy: 'publisher/render/template-runtime.test.ts',
  },
  {
    name: 'D1 an attribute ends at a quotation mark of its value',
    file: 'publisher/render/template-runtime.ts',
    find: `value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')`,
    replace: 'value',
    caughtBy: 'publisher/render/template-runtime.test.ts',
  },
  {
    name: 'A15 the bytes of a page end with the buffer',
    file: 'publisher/render/passing-bytes.ts',
    find: 'const bytesAtMost = 3;',
    replace: 'const bytesAtMost = 1;',
    caughtBy: 'publisher/render/passing-bytes.test.ts',
  },
  {
    name: 'A15 pages that several processes made are in no list',
    file: 'publisher/release/release-builder.ts',
    find: 'changes += files.putPages();',
    replace: 'changes += 0;',
    caughtBy: 'publisher/exactness/reproducible.test.ts',
  },
  {
    name: 'C-5 a path is not looked up anew after a change',
    file: 'src/content/snapshot-reader.ts',
    find: '      lastAt = undefined;\n',
    replace: '',
    caughtBy: 'src/content/read-model.test.ts',
  },
];

export const plantedDefects: readonly PlantedDefect[] = [
  ...publisherDefects,
  ...governanceDefects,
  ...recordDefects,
  ...accessDefects,
  ...figuresDefects,
  ...assessmentDefects,
];
