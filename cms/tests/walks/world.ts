import fc from 'fast-check';
import type { Viewer } from '../../src/plugins/review/server/services/cases.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { testRoles, type Cms, type TestRole } from '../harness.ts';
import { draftPolicy, warning } from '../records.ts';
import { newOfficer, viewerById } from '../review/officers.ts';

/** Everybody who walks: officers of every role, two of each. */
export interface World {
  cms: Cms;
  officers: readonly Officer[];
}
export const article = 'api::article.article';
export interface Officer {
  role: TestRole;
  viewer: Viewer;
}

/** The records that a walk is about. */
export interface Scene {
  first: Place;
  /** Made when a step asks for it. */
  second: () => Promise<Place>;
  /** An article that one leader may let out alone; made when a step asks for it. */
  warning: () => Promise<Place>;
  /** Those that there are. */
  places: Place[];
}
export type Which = 'first' | 'second' | 'warning';

/** One thing that somebody tries; what comes of it is the system's to say. */
export interface Step {
  name: string;
  /** Whether it may change what readers see. */
  decides: boolean;
  attempt: (world: World, scene: Scene) => Promise<unknown>;
}

export async function newWorld(cms: Cms): Promise<World> {
  const officers: Officer[] = [];
  for (const role of testRoles) {
    officers.push({ role, viewer: await viewerById(cms, (await cms.user(role)).id) });
    officers.push({ role, viewer: await newOfficer(cms, role, `第二位${role}`) });
  }
  return { cms, officers };
}

export async function newScene({ cms }: World, creator: string): Promise<Scene> {
  const first = await draftPolicy(cms, { createdBy: Number(creator) });
  const places = [first];
  const made = new Map<Which, Promise<Place>>();
  const once = (which: Which, make: () => Promise<Place>) => async (): Promise<Place> => {
    const place = made.get(which) ?? make();
    if (!made.has(which)) {
      made.set(which, place);
      places.push(await place);
    }
    return place;
  };
  return {
    ...{ first, places },
    second: once('second', () => draftPolicy(cms, { createdBy: Number(creator) })),
    warning: once('warning', () => draftWarning(cms, creator)),
  };
}

async function draftWarning({ strapi }: Cms, creator: string): Promise<Place> {
  const data = { ...warning, createdBy: Number(creator) };
  const { documentId } = await strapi.documents(article as never).create({ data: data as never });
  return { uid: article, documentId };
}

export const placeOf = async (scene: Scene, which: Which): Promise<Place> =>
  which === 'first' ? scene.first : scene[which]();

export const officerIndex = fc.nat({ max: 2 * testRoles.length - 1 });
export const officerAt = ({ officers }: World, index: number): Officer => officers[index % officers.length] as Officer;

/** Whoever has the role, one of the two. */
export function anyOf(world: World, role: TestRole, which: number): Officer {
  const able = world.officers.filter((officer) => officer.role === role);
  return able[which % able.length] ?? officerAt(world, which);
}

/** Most is about the first record, so that something becomes of it. */
export const which: fc.Arbitrary<Which> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Which>('first') },
  { weight: 2, arbitrary: fc.constant<Which>('second') },
  { weight: 1, arbitrary: fc.constant<Which>('warning') },
);

export async function stateOf({ cms }: World, { uid, documentId }: Place): Promise<string> {
  const row = await cms.strapi.db.connection('review_cases').where({ uid, record_id: documentId }).first();
  return row?.state ?? 'draft';
}
