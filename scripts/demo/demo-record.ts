/** What the demo holds of a record: its fields by name, with records and files still named in words. */
export interface DemoRecord {
  type: string;
  /** The day it first stood on the old site; null for what the demo takes through the procedure. */
  publishedDate: string | null;
  /** Every field that is not set by the machine; references hold titles or document numbers, attachments file names. */
  fields: Record<string, unknown> & { title: string };
  /** Related records in words; index numbers come later. */
  relations: { relation: string; to: string }[];
  /** What the files are made from: the author's lines. */
  text: string[];
  /** How far the procedure takes it; null for what comes in by migration. */
  course: Course | null;
}

/** Where the demo leaves a record of the procedure, and the words that go with the last step. */
export interface Course {
  stop: CourseStop;
  note: string;
  /** Who writes and submits it. */
  drafter: Drafter;
}

export const drafters = { 信息员: 'information-officer', 政务公开科: 'disclosure-office' } as const;
export type Drafter = (typeof drafters)[keyof typeof drafters];

export const courseStops = {
  草稿: 'draft',
  待科室审核: 'departmentReview',
  待保密审查: 'confidentialityReview',
  待签发: 'awaitingSignOff',
  已退回: 'returned',
  提请确定: 'referredToAuthority',
  已发布: 'published',
  已撤回: 'withdrawn',
} as const;
export type CourseStop = (typeof courseStops)[keyof typeof courseStops];
