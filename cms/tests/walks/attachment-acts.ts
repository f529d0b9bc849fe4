import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uploadBytes, edit } from '../records.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { BrokenAnswer } from './route-steps.ts';
import type { World } from './world.ts';

/** A row of the media library. */
interface Row {
  id: number;
  name: string;
  url: string;
}

let texts = 0;
/** No two files say the same, and all are of one size: a size must not be what tells them apart. */
const newText = (): string => `检查表第${String((texts += 1)).padStart(9, '0')}稿`;

export const uploaded = ({ cms }: World): Promise<number> =>
  uploadBytes(cms, `检查表${(texts += 1)}.txt`, Buffer.from(newText()), 'text/plain');

export async function attachedRows({ cms }: World, { uid, documentId }: Place): Promise<Row[]> {
  const where = { documentId, publishedAt: null };
  const draft = await cms.strapi.db.query(uid as never).findOne({ where, populate: ['attachments'] });
  return (draft as { attachments?: Row[] } | null)?.attachments ?? [];
}

const numbers = async (world: World, place: Place): Promise<number[]> =>
  (await attachedRows(world, place)).map(({ id }) => id);

/** What the media library answers the drafter; a fault of the system is never an answer. */
async function ask({ cms }: World, method: string, path: string, body?: FormData): Promise<void> {
  const answer = await cms.fetch(path, { method, as: 'information-officer', ...(body && { body }) });
  if (answer.status === 401 || answer.status >= 500)
    throw new BrokenAnswer(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}

const first = async (world: World, place: Place, act: (row: Row) => Promise<void>): Promise<void> => {
  const [row] = await attachedRows(world, place);
  if (row) await act(row);
};
const inPlaceOf = (world: World, { id, name }: Row, text: string): Promise<void> => {
  const form = new FormData();
  form.append('files', new Blob([text], { type: 'text/plain' }), name);
  return ask(world, 'POST', `/upload?id=${id}`, form);
};
const renamed = (world: World, { id }: Row): Promise<void> => {
  const form = new FormData();
  form.append('fileInfo', JSON.stringify({ name: `检查表${(texts += 1)}.txt` }));
  return ask(world, 'POST', `/upload?id=${id}`, form);
};

type Act = (world: World, place: Place) => Promise<unknown>;
/** Whatever may happen to the files of a draft: in its form, in the library, and on the disk. */
export const acts: Readonly<Record<string, Act>> = {
  'attach one more': async (world, place) =>
    edit(world.cms, place, { attachments: [...(await numbers(world, place)), await uploaded(world)] }),
  'attach another': async (world, place) => edit(world.cms, place, { attachments: [await uploaded(world)] }),
  'exchange the order': async (world, place) =>
    edit(world.cms, place, { attachments: (await numbers(world, place)).reverse() }),
  'detach all': (world, place) => edit(world.cms, place, { attachments: [] }),
  'replace the file in the library': (world, place) => first(world, place, (row) => inPlaceOf(world, row, newText())),
  'replace the file by a longer one': (world, place) =>
    first(world, place, (row) => inPlaceOf(world, row, newText().repeat(20_000))),
  'replace it and put it back': (world, place) =>
    first(world, place, async (row) => {
      const was = readFileSync(join(world.cms.strapi.dirs.static.public, row.url), 'utf8');
      await inPlaceOf(world, row, newText());
      await inPlaceOf(world, row, was);
    }),
  'rename the file': (world, place) => first(world, place, (row) => renamed(world, row)),
  'delete the file from the library': (world, place) =>
    first(world, place, ({ id }) => ask(world, 'DELETE', `/upload/files/${id}`)),
  // By whoever is on the machine.
  'write into the file': (world, place) =>
    first(world, place, async ({ url }) => writeFileSync(join(world.cms.strapi.dirs.static.public, url), newText())),
};
