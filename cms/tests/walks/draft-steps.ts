import fc from 'fast-check';
import { shanghaiDate } from '@yangguang/schemas';
import type { Restores } from '../../src/plugins/history/server/services/restores.ts';
import type { Interpretations } from '../../src/plugins/review/server/services/interpretations.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { edit } from '../records.ts';
import {
  anyOf,
  officerAt,
  officerIndex,
  placeOf,
  which,
  type Scene,
  type Step,
  type Which,
  type World,
} from './world.ts';

/** A change of a draft by the document service, as every form makes it. */
const saving = (name: string, record: Which, data: (world: World, scene: Scene) => Promise<object>): Step => ({
  name: `${name}, on the ${record}`,
  decides: false,
  attempt: async (world, scene) =>
    edit(world.cms, await placeOf(scene, record), (await data(world, scene)) as Record<string, unknown>),
});
const plainly = (data: object) => () => Promise.resolve(data);

const fixed = (data: object) => (record: Which) => saving(`save ${JSON.stringify(data)}`, record, plainly(data));
const bodies = ['甲', '乙'].map((text) => ({ body: `<p>请于四月底前完成检查（${text}）。</p>` }));

/** What said one thing says another, and readers are told of it in one more note (B-12). */
export const corrected = (record: Which): Step =>
  saving('correct it with a note', record, async (world, scene) => {
    const { changeNotes = [] } = (await draftOf(world, await placeOf(scene, record))) ?? {};
    const note = { date: '2026-11-20', note: `第${(changeNotes?.length ?? 0) + 1}次更正` };
    return { ...bodies[(changeNotes?.length ?? 0) % 2], changeNotes: [...(changeNotes ?? []), note] };
  });

/** The second repeals the first, which has to say so by then (R-SITE-10). */
export const repealing: Step = saving('it repeals the first', 'second', async (world, scene) => {
  const draft = await draftOf(world, scene.first);
  return { relatedRecords: draft ? [{ indexNumber: draft.indexNumber, relation: 'repeals' }] : [] };
});
const repealed = { validityStatus: 'repealed', repealedDate: '2026-11-20', repealedBy: '云应急〔2026〕99号' };

/** The original as it has to be for that. */
export const originalMarked: Step = fixed(repealed)('first');

/** A policy that must be interpreted, with its dated plan (R-POL-11). */
export const planned = which.map((record): Step => ({
  name: `plan the interpretation of the ${record}`,
  decides: false,
  attempt: async ({ cms, ...world }, scene) => {
    const place = await placeOf(scene, record);
    await edit(cms, place, { interpretationRequired: true });
    const interpretations: Interpretations = cms.strapi.plugin('review').service('interpretations');
    const { viewer } = anyOf({ cms, ...world }, 'information-officer', 0);
    await interpretations.layDown(place, viewer, { way: 'planned', dueOn: shanghaiDate(new Date()), note: '文字解读' });
  },
}));

const ofEither = (make: (record: Which) => Step): fc.Arbitrary<Step> => which.map(make);

export const edits = fc.oneof(
  ...['甲', '乙', '丙'].map((summary) => ofEither(fixed({ summary }))),
  ...bodies.map((body) => ofEither(fixed(body))),
  ofEither(fixed({ changeNotes: [] })),
  ofEither(fixed({ interpretationRequired: true })),
  ofEither(
    fixed({ disclosureAttribute: 'on-request', exemptionGround: 'process-information', exemptionReason: '存疑' }),
  ),
  ofEither(corrected),
  fc.constant(repealing),
  fc.constant(originalMarked),
  planned,
);

/** A draft changed behind the editor's back, where no approval is cancelled at once. */
export const rowEdits = fc.tuple(fc.constantFrom('丁', '戊'), which).map(([text, record]): Step => ({
  name: `write the row of the ${record} ${text}`,
  decides: false,
  attempt: async ({ cms }, scene) => {
    const { uid, documentId } = await placeOf(scene, record);
    const where = { documentId, publishedAt: null };
    return cms.strapi.db.query(uid as never).update({ where, data: { summary: text } as never });
  },
}));

export const discarding = which.map((record): Step => ({
  name: `discard the draft of the ${record}`,
  decides: false,
  attempt: async ({ cms }, scene) => {
    const { uid, documentId } = await placeOf(scene, record);
    return cms.strapi.documents(uid as never).discardDraft({ documentId });
  },
}));

/** An old version becomes the draft again. */
export const restoring = fc.tuple(fc.nat({ max: 6 }), officerIndex, which).map(([back, index, record]): Step => ({
  name: `restore version -${back} of the ${record} by ${index}`,
  decides: false,
  attempt: async (world, scene) => {
    const place = await placeOf(scene, record);
    const seen = await newestVersion(world, place);
    const restores: Restores = world.cms.strapi.plugin('history').service('restores');
    const wish = { version: Math.max(1, seen - back), seen };
    return restores.restore(place, wish, officerAt(world, index).viewer.account);
  },
}));

export async function newestVersion({ cms }: World, { uid, documentId }: Place): Promise<number> {
  const versions = cms.strapi.db.connection('history_versions').where({ uid, record_id: documentId });
  const [row] = await versions.max('number as newest');
  return Number(row?.newest ?? 0);
}

interface Draft {
  indexNumber: string;
  changeNotes?: object[] | null;
}
async function draftOf({ cms }: World, { uid, documentId }: Place): Promise<Draft | null> {
  return cms.strapi.db.query(uid as never).findOne({ where: { documentId, publishedAt: null } });
}
