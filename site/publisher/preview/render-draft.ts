import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  contentTypes,
  contentTypeOf,
  contentHash,
  describeIssue,
  issuesOf,
  recordPath,
  type AnyRecord,
  type PreviewAnswer,
  type PreviewedRecord,
} from '@yangguang/schemas';
import { readModel } from '../../src/content/read-model.ts';
import { snapshotReader } from '../../src/content/snapshot-reader.ts';
import { places } from '../config.ts';
import { copy } from '../copy.ts';
import { deadLinkReason } from '../links/dead-links.ts';
import type { Publisher } from '../open-publisher.ts';
import { fileOf, type Renderer } from '../render/renderer.ts';
import { assetsOf } from './assets.ts';
import { snapshotWith, type DraftRecord } from './draft-snapshot.ts';

/** What a process of its own renders with. */
export interface PreviewSettings {
  /** The server bundle, and the folder of the files that its pages load. */
  entry: string;
  clientFolder: string;
  origin: string;
  siteVar: string;
  /** Number that the next release would have. */
  release: number;
}

export function previewSettings({ bundle, reader, config, releases }: Publisher): PreviewSettings {
  const { entry, clientFolder } = bundle;
  const release = (releases.current() ?? 0) + 1;
  return { entry, clientFolder, origin: reader.bureau().siteOrigin, siteVar: config.siteVar, release };
}

type Rendered = Extract<PreviewAnswer, { isRendered: true }>;

/** The page of the first record as it would be with all of them let out (C-9). Writes nothing. */
export async function answerFor(
  sent: readonly PreviewedRecord[],
  renderer: Renderer,
  settings: PreviewSettings,
): Promise<PreviewAnswer> {
  const unfit = sent.map(({ record }) => unfitness(record)).find((problem) => problem !== undefined);
  if (unfit !== undefined) return { isRendered: false, problem: unfit };
  const drafts = sent.map((one) => draftOf(one, settings.release));
  try {
    return await rendered(drafts, renderer, settings);
  } catch (error) {
    const field = await culprit(drafts, renderer, settings);
    const title = drafts[0]?.record.title ?? copy.preview.untitled;
    return { isRendered: false, problem: copy.preview.breaks(title, field, String(error)) };
  }
}

/** What keeps a record from having a page: a field that is missing or in no form that pages can show. */
function unfitness(record: Record<string, unknown>): string | undefined {
  const type = contentTypes.find(({ name }) => name === record['type']);
  if (type?.schema.safeParse(record).success) return undefined;
  const errors = issuesOf(record).filter(({ severity }) => severity === 'error');
  const title = typeof record['title'] === 'string' ? record['title'] : copy.preview.untitled;
  return copy.preview.unfit(
    title,
    errors.map((issue) => (type ? describeIssue(issue, type) : issue.field)),
  );
}

function draftOf({ record: sent, ...publication }: PreviewedRecord, release: number): DraftRecord {
  // `unfitness` has looked at it.
  const record = sent as AnyRecord;
  return { ...publication, record, path: recordPath(record), hash: contentHash(record), release };
}

async function rendered(
  drafts: readonly DraftRecord[],
  renderer: Renderer,
  { siteVar, clientFolder }: PreviewSettings,
): Promise<Rendered> {
  const [draft] = drafts;
  const component = renderer.routes.find(
    (route) => route.family === 'records' && route.component.endsWith('.astro'),
  )?.component;
  if (!draft || component === undefined) throw new RangeError('nothing to preview');
  const { path } = draft;
  const db = snapshotWith(places(siteVar).snapshot, drafts);
  try {
    const reader = snapshotReader(db);
    const page = await renderer.render(
      component,
      path,
      readModel(reader, () => undefined),
    );
    const isPage = (url: string): boolean => existsSync(join(siteVar, 'current', 'public', fileOf(url)));
    const warning = deadLinkReason(draft.record, reader, isPage);
    const assets = assetsOf(page, db, { clientFolder, filesFolder: places(siteVar).files });
    return { isRendered: true, path, page, assets, warnings: warning === undefined ? [] : [warning] };
  } finally {
    db.close();
  }
}

/** Label of the field without which the page can be made; undefined when there is none such. */
async function culprit(
  [draft, ...others]: readonly DraftRecord[],
  renderer: Renderer,
  settings: PreviewSettings,
): Promise<string | undefined> {
  const type = draft && contentTypeOf(draft.record.type);
  for (const [name, field] of Object.entries(type?.fields ?? {})) {
    const plain = [null, [], '—', '<p>—</p>'].find((value) => field.schema.safeParse(value).success);
    if (!draft || plain === undefined) continue;
    const record = { ...draft.record, [name]: plain };
    const isMended = await rendered([{ ...draft, record }, ...others], renderer, settings).then(
      () => true,
      () => false,
    );
    if (isMended) return field.label;
  }
  return undefined;
}
