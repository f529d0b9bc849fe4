import type { Core, UID } from '@strapi/types';
import { contentTypes } from '@yangguang/schemas';
import type { Members } from '../../../org/server/services/members';
import { definitionOf } from '../../../../lib/canonical-record';
import { inReview } from '../rules/flow';
import type { Viewer } from '../services/cases';
import { delegatorsOf } from '../services/delegations';
import { CASES, DECISIONS } from '../tables';
import type { Knex, Place } from '../services/store';
import { openSeats } from './open-seats';

type Rows = ReturnType<Knex>;

/**
 * Which unpublished work an officer may read (B-6). What is public everybody reads, as it is public; everything else is
 * its section's, of those who have a part in it, and of those whose right stands over the sections.
 */
export interface Scope {
  /** The right `read-all`. */
  readsAll: boolean;
  /** The account works for no section, so there is no unpublished work for it. */
  isHomeless: boolean;
  /** Whether what names this section as the one that answers for it may be saved. */
  mayAssign: (department: string) => boolean;
  /** Ids of the rows of the drafts of a type that may be read. */
  drafts: (uid: string) => Rows;
  /** The same by documentId. */
  records: (uid: string) => Rows;
  /** Leaves of `rows` those of records that may be read; `column` names the record. */
  limit: (rows: Rows, column?: string) => Rows;
  /** Of these documentIds, those that may be read. */
  among: (ids: readonly string[]) => Promise<Set<string>>;
  mayRead: (place: Place) => Promise<boolean>;
  /** Ids of the files that may be seen. */
  files: () => Rows;
}

/** What the rule asks about a person, as it is at this moment: who moves sees from then on what is the new section's. */
interface Standing {
  departments: readonly string[];
  /** Numbers of those who work for one of them. */
  colleagues: readonly number[];
  /** Departments of those for whom he stands in, and their people: for what is under review (B-8). */
  lent: { departments: readonly string[]; colleagues: readonly number[] };
  /** Records that wait for him, or that nobody but him can look after. */
  seats: readonly string[];
}

export async function scopeOf(strapi: Core.Strapi, knex: Knex, viewer: Viewer): Promise<Scope> {
  const readsAll = viewer.can('read-all');
  const standing = readsAll ? nobody : await standingOf(strapi, knex, viewer);
  const drafts = (uid: string, column = 'id'): Rows => {
    const rows = draftRows(strapi, knex, uid);
    if (!readsAll) void rows.where((any) => isOwn(knex, any, uid, viewer.account, standing));
    return rows.select(`draft.${column}`);
  };
  const records = (uid: string): Rows => drafts(uid, 'document_id');
  const all = (): Rows => {
    const [first, ...others] = contentTypes.map(({ uid }) => records(uid));
    return (first as Rows).unionAll(others);
  };
  return {
    readsAll,
    isHomeless: !readsAll && standing.departments.length === 0,
    mayAssign: (section) => readsAll || standing.departments.includes(section),
    drafts: (uid) => drafts(uid),
    records,
    limit: (rows, column = 'record_id') => (readsAll ? rows : rows.whereIn(column, all())),
    async among(ids) {
      const found: { document_id: string }[] = await knex.from(all().as('readable')).whereIn('document_id', [...ids]);
      return new Set(found.map((row) => row.document_id));
    },
    async mayRead({ uid, documentId }) {
      if (!definitionOf(uid)) return false;
      return (await records(uid).where('draft.document_id', documentId).first()) !== undefined;
    },
    files: () => fileRows(strapi, knex, standing.colleagues, drafts),
  };
}

const nobody: Standing = { departments: [], colleagues: [], lent: { departments: [], colleagues: [] }, seats: [] };

async function standingOf(strapi: Core.Strapi, knex: Knex, viewer: Viewer): Promise<Standing> {
  const members: Members = strapi.plugin('org').service('members');
  const departments = await members.departmentsOf([viewer.account], knex);
  const delegators = await delegatorsOf(knex, viewer.account);
  const lent = await members.departmentsOf(delegators, knex);
  return {
    departments,
    colleagues: await members.accountsOf(departments, knex),
    lent: { departments: lent, colleagues: await members.accountsOf(lent, knex) },
    seats: await openSeats(strapi, knex, viewer),
  };
}

interface Relation {
  joinTable?: { name: string; joinColumn: { name: string }; inverseJoinColumn: { name: string } };
}

/** Drafts with the section that answers for them, as `draft` and `section`. */
function draftRows(strapi: Core.Strapi, knex: Knex, uid: string): Rows {
  const tableOf = (type: string) => strapi.db.metadata.get(type as UID.ContentType);
  const { tableName, attributes } = tableOf(uid);
  const link = (attributes['leadDepartment'] as Relation | undefined)?.joinTable;
  if (!link) throw new RangeError(`${uid} has no department`);
  return knex(`${tableName} as draft`)
    .leftJoin(`${link.name} as lead`, `lead.${link.joinColumn.name}`, 'draft.id')
    .leftJoin(`${tableOf(department).tableName} as section`, 'section.id', `lead.${link.inverseJoinColumn.name}`)
    .whereNull('draft.published_at');
}

const department = 'api::department.department';

/** The rule itself: `any` holds for the drafts that may be read. */
function isOwn(
  knex: Knex,
  any: Rows,
  uid: string,
  account: string,
  { departments, colleagues, lent, seats }: Standing,
) {
  ofSections(any, { departments, colleagues });
  // The page of one's own section.
  if (uid === department) void any.orWhereIn('draft.document_id', [...departments]);
  if (seats.length > 0) void any.orWhereIn('draft.document_id', [...seats]);
  void any.orWhereIn('draft.document_id', taken(knex, uid, account));
  if (lent.departments.length === 0) return;
  void any.orWhere(
    (under) =>
      void under
        .whereIn(
          'draft.document_id',
          knex(CASES)
            .where({ uid })
            .whereIn('state', [...inReview])
            .select('record_id'),
        )
        .where((lentOnes) => ofSections(lentOnes, lent)),
  );
}

/** What a section answers for; what names none is the section's of who made it. */
function ofSections(any: Rows, { departments, colleagues }: Standing['lent']): void {
  void any
    .whereIn('section.document_id', [...departments])
    .orWhere((made) => void made.whereNull('section.id').whereIn('draft.created_by_id', [...colleagues]));
}

const resting = ['draft', 'returned', 'withdrawn'];

/** Records on which he took a step in the round that is under way or let the record out. */
const taken = (knex: Knex, uid: string, account: string): Rows =>
  knex(`${DECISIONS} as step`)
    .join(`${CASES} as file`, (on) => {
      for (const column of ['uid', 'record_id', 'round']) on.on(`file.${column}`, `step.${column}`);
    })
    .where({ 'step.account': account, 'step.uid': uid })
    .whereNotNull('step.step')
    .whereNotIn('file.state', resting)
    .select('step.record_id');

/** Files of what is public or may be read, and what somebody of the section put into the library. */
function fileRows(strapi: Core.Strapi, knex: Knex, colleagues: readonly number[], drafts: (uid: string) => Rows): Rows {
  const attached = (uid: string): Rows =>
    knex('files_related_mph as link')
      .join(`${strapi.db.metadata.get(uid as UID.ContentType).tableName} as owner`, 'owner.id', 'link.related_id')
      .where('link.related_type', uid)
      .where((one) => void one.whereNotNull('owner.published_at').orWhereIn('owner.id', drafts(uid)))
      .select('link.file_id');
  return knex('files')
    .where((any) => {
      void any.whereIn('created_by_id', [...colleagues]);
      for (const { uid } of contentTypes) void any.orWhereIn('id', attached(uid));
    })
    .select('id');
}
