import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@yangguang/schemas';
import type { Publisher } from '../../open-publisher.ts';
import { publish } from '../../publish/publish.ts';
import { rollBack, rollForward } from '../../publish/roll-back.ts';
import { ensureBundle, type Bundle } from '../../render/bundle.ts';
import { cleanBuild, type CleanBuild, type ReleaseState } from '../../self-check/clean-build.ts';
import { drawQueries } from '../../self-check/draw-queries.ts';
import { searchAnswers } from '../../self-check/search-answers.ts';
import { demoBureauFile } from '../demo-bureau.ts';
import { liveNumber, releaseFaults, startTestSite, type TestSite } from '../test-publisher.ts';
import { casts, firstDay, firstVersion, presentFile, recordOf, type Length } from './cast.ts';

/** A title that no template can show, for the tests' publisher. */
export const breakingTitle = '弄坏页面的标题';
/** Stands for a title where there is none any more. */
export const gone = '410';
/** What search is asked at the end of a history. */
const queriesAsked = 10;

/** A site in the memory of the machine where it has such a folder: what a history costs is then computing alone. */
const fastFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** What every history begins with: a release of the base, made once. */
export interface Base {
  length: Length;
  folder: string;
  bundle: Bundle;
  changes: TestSite['feed']['changes'];
  remove: () => void;
}

export async function makeBase(length: Length): Promise<Base> {
  const folder = mkdtempSync(join(fastFolder, 'yangguang-base-'));
  const site = await startTestSite(join(folder, 'site'));
  for (const number of casts[length]) site.letOut(recordOf(number, firstVersion(number)));
  await site.publishOnce();
  await site.close({ keep: true });
  return {
    length,
    folder: join(folder, 'site'),
    bundle: await ensureBundle(demoBureauFile),
    changes: site.feed.changes,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A publisher that lives through a history, and the CMS it is told by. */
export class HistorySite {
  readonly site: TestSite;
  readonly #folder: string;
  readonly #bundle: Bundle;
  readonly #spoil: (publisher: Publisher) => void;
  #publisher: Publisher | undefined;
  #codes = 0;

  private constructor(folder: string, site: TestSite, bundle: Bundle, spoil: (publisher: Publisher) => void) {
    this.#folder = folder;
    this.site = site;
    this.#bundle = bundle;
    this.#spoil = spoil;
  }

  /** @param spoil - plants a defect, to see that it is found. */
  static async begin(base: Base, spoil: (publisher: Publisher) => void = () => undefined): Promise<HistorySite> {
    const folder = mkdtempSync(join(fastFolder, 'yangguang-history-'));
    linkOrCopy(base.folder, join(folder, 'site'));
    const site = await startTestSite(join(folder, 'site'));
    site.feed.changes.push(...base.changes);
    const history = new HistorySite(folder, site, base.bundle, spoil);
    history.provide(presentFile);
    history.setDay(firstDay);
    return history;
  }

  /** @returns the number of the release that is live afterwards, as from the two below. */
  async cycle(rebuild = false): Promise<number> {
    await publish(await this.#open(), rebuild);
    return liveNumber(this.site.siteVar);
  }

  async rollBack(to: number): Promise<number> {
    await rollBack(await this.#open(), to);
    return liveNumber(this.site.siteVar);
  }

  async rollForward(): Promise<number> {
    await rollForward(await this.#open());
    return liveNumber(this.site.siteVar);
  }

  /** The next cycle finds other code of the site. */
  async changeCode(): Promise<void> {
    const publisher = await this.#open();
    this.#codes += 1;
    publisher.bundle = { ...publisher.bundle, id: `code-${this.#codes}` };
  }

  /** The bureau answers another telephone from the next start on. */
  changeBureau(variant: number): void {
    this.stop();
    // Checked where it is read.
    const bureau = JSON.parse(readFileSync(demoBureauFile, 'utf8')) as Record<string, unknown>;
    this.site.config.bureauFile = join(this.#folder, 'bureau.json');
    writeFileSync(this.site.config.bureauFile, JSON.stringify({ ...bureau, dutyPhone: `0000-1235000${variant}` }));
  }

  setDay(day: string): void {
    this.site.config.now = () => new Date(`${day}T04:00:00.000Z`);
  }

  stop(): void {
    this.#publisher?.close();
    this.#publisher = undefined;
  }

  /** What the snapshot has under each documentId: the title of a public record, or that its path answers 410. */
  async standing(): Promise<Map<string, string>> {
    const { snapshot } = await this.#open();
    const rows = snapshot
      .prepare<[], { id: string; title: string }>(
        `SELECT id, title FROM records UNION ALL SELECT id, '${gone}' FROM tombstones`,
      )
      .all();
    return new Map(rows.map(({ id, title }) => [id, title]));
  }

  /** The release being served, and a clean build of a copy of the same snapshot. */
  async states(): Promise<{ live: ReleaseState; clean: CleanBuild; faults: string[] }> {
    const { snapshot, config, bundle } = await this.#open();
    const queries = drawQueries(snapshot, queriesAsked);
    const scratch = mkdtempSync(join(this.#folder, 'clean-'));
    const clean = await cleanBuild(config, bundle, scratch, queries);
    if (!clean) throw new Error('the history ended with changes that are not live');
    const current = join(config.siteVar, 'current');
    const live = {
      manifest: readFileSync(join(current, 'manifest.txt'), 'utf8'),
      answers: await searchAnswers(join(current, 'public', 'search'), queries),
    };
    return { live, clean, faults: releaseFaults(config.siteVar) };
  }

  async end(): Promise<void> {
    this.stop();
    await this.site.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Gives the CMS the bytes of an attachment whose text is its name. */
  provide(text: string): void {
    this.site.feed.files.set(sha256(text), Buffer.from(text));
  }

  async #open(): Promise<Publisher> {
    if (this.#publisher) return this.#publisher;
    const publisher = await this.site.open(undefined, this.#bundle);
    breakOn(publisher, breakingTitle);
    // Nobody is in the middle of a file.
    publisher.releases.msSinceServed = () => Infinity;
    this.#spoil(publisher);
    this.#publisher = publisher;
    return publisher;
  }
}

/** Makes the pages of records with a certain title impossible to render. */
function breakOn(publisher: Publisher, title: string): void {
  const { render } = publisher.renderer;
  publisher.renderer.render = (component, url, content, ledger) => {
    const path = url.replace(/\.json$/, '.html');
    const isRecord = /\/\d{4}-\d{5}\.html$/.test(path);
    if (isRecord && content.recordAt(path)?.record.title === title) throw new Error('模板出错');
    return render(component, url, content, ledger);
  };
}

/** Copies a site folder: pages are links, as in every release, all else is copied. */
function linkOrCopy(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkOrCopy(source, target);
    else if (entry.isFile() && source.includes('/public/')) linkSync(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else copyFileSync(source, target);
  }
}
