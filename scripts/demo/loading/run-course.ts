import { contentTypeOf } from '@yangguang/schemas';
import type { CourseStop, DemoRecord, Drafter } from '../demo-record.ts';
import { find } from '../collection.ts';
import { makeFile } from '../files/make-file.ts';
import type { Ask } from './officers.ts';

const noToAll = {
  stateSecret: false,
  workSecret: false,
  sensitiveAggregate: false,
  tradeSecret: false,
  privacy: false,
};

interface Step {
  /** `drafter` is whoever wrote it. */
  role: string;
  action: string;
  body: (note: string, files: AttachedFiles) => unknown;
}
/** The files of the record, as the step before answered them: the confidentiality sheet answers for each. */
type AttachedFiles = readonly { sha256: string }[];

const submit: Step = {
  role: 'drafter',
  action: 'submit',
  body: () => ({ comment: '内容已核对，请审核。' }),
};
const approve: Step = { role: 'department-head', action: 'approve', body: () => ({ comment: '同意公开。' }) };
const noToEach = (files: AttachedFiles) => ({
  answers: noToAll,
  attachments: files.map(({ sha256 }) => ({ sha256, answers: noToAll })),
});
const clear: Step = {
  role: 'confidentiality-reviewer',
  action: 'confidentiality',
  body: (_note, files) => ({
    ...noToEach(files),
    conclusion: 'may-publish',
    basis: '经逐项审查，不涉及国家秘密、工作秘密和个人隐私。',
  }),
};
const refer: Step = {
  role: 'confidentiality-reviewer',
  action: 'confidentiality',
  body: (basis, files) => ({
    ...noToEach(files),
    answers: { ...noToAll, sensitiveAggregate: true },
    conclusion: 'refer-to-authority',
    basis,
  }),
};
const sign: Step = { role: 'deputy-head', action: 'sign', body: () => ({ comment: '同意发布。' }) };
const giveBack: Step = { role: 'department-head', action: 'return', body: (reason) => ({ reason }) };
const withdraw: Step = { role: 'disclosure-office', action: 'withdraw', body: (reason) => ({ reason }) };

/** The steps that lead to each stop. */
const courses: Readonly<Record<CourseStop, Step[]>> = {
  draft: [],
  departmentReview: [submit],
  confidentialityReview: [submit, approve],
  referredToAuthority: [submit, approve, refer],
  awaitingSignOff: [submit, approve, clear],
  returned: [submit, giveBack],
  published: [submit, approve, clear, sign],
  withdrawn: [submit, approve, clear, sign, withdraw],
};

/** Where the migrated records are, for those that name them. */
export interface Known {
  records: readonly DemoRecord[];
  /** Index number → documentId. */
  ids: ReadonlyMap<string, string>;
}

/** Writes a draft as the information officer does and takes it as far as its course says, each step by its officer. */
export async function runCourse(ask: Ask, record: DemoRecord, known: Known): Promise<void> {
  const { uid } = contentTypeOf(record.type);
  if (!record.course) throw new RangeError(`${record.fields.title} has no course`);
  const { drafter, stop, note } = record.course;
  const draft = await draftData(ask, record, known, drafter);
  const { data } = await ask(drafter, `/content-manager/collection-types/${uid}`, draft);
  const { documentId } = data as { documentId: string };
  let files: AttachedFiles = [];
  for (const step of courses[stop]) {
    const role = step.role === 'drafter' ? drafter : step.role;
    const view = await ask(role, `/review/cases/${uid}/${documentId}/${step.action}`, step.body(note, files));
    files = view['attachments'] as AttachedFiles;
  }
}

async function draftData(
  ask: Ask,
  record: DemoRecord,
  { records, ids }: Known,
  drafter: Drafter,
): Promise<Record<string, unknown>> {
  const type = contentTypeOf(record.type);
  const data: Record<string, unknown> = {};
  const idOf = (name: string, target: string) => ids.get(String(find(records, name, target).fields['indexNumber']));
  for (const [name, value] of Object.entries(record.fields)) {
    const kind = type.kind(name);
    if (kind.kind === 'reference')
      data[name] = typeof value === 'string' ? connect([idOf(value, kind.target)]) : undefined;
    else if (kind.kind === 'references')
      data[name] = connect((value as string[]).map((title) => idOf(title, kind.target)));
    else if (kind.kind === 'attachments') data[name] = await upload(ask, value as string[], record, drafter);
    else data[name] = value;
  }
  return data;
}

const connect = (ids: (string | undefined)[]) => ({ connect: ids.map((documentId) => ({ documentId })) });

async function upload(ask: Ask, names: readonly string[], record: DemoRecord, drafter: Drafter): Promise<unknown[]> {
  if (names.length === 0) return [];
  const form = new FormData();
  for (const name of names) {
    const bytes = await makeFile(name, record);
    form.append('files', new File([new Uint8Array(bytes)], name, { type: mimeOf(name) }));
  }
  const stored = (await ask(drafter, '/upload', form)) as unknown as { id: number }[];
  return stored.map(({ id }) => id);
}

const mimeOf = (name: string): string =>
  name.endsWith('.pdf')
    ? 'application/pdf'
    : name.endsWith('.csv')
      ? 'text/csv'
      : `application/vnd.openxmlformats-officedocument.${name.endsWith('.docx') ? 'wordprocessingml.document' : 'spreadsheetml.sheet'}`;
