import type { Context, Next } from 'koa';
import { contentTypes } from '@yangguang/schemas';
import { copy } from '../../../lib/copy';
import { copy as ownCopy } from '../copy';
import { isUnused } from './rules/roles';

interface Labelled {
  label: string;
  value?: string;
  children?: Labelled[];
}
interface Subject {
  uid: string;
  label: string;
  properties: Labelled[];
}
interface Right {
  action: string;
  displayName: string;
  subCategory: string;
  /** What it is grouped by: the name of a plugin, or words of Strapi's. */
  plugin?: string;
  category?: string;
}
interface Sections {
  collectionTypes?: { subjects?: Subject[] };
  singleTypes?: { subjects?: Subject[] };
  plugins?: Right[];
  settings?: Right[];
}
interface PermissionsBody {
  data?: { sections?: Sections };
}

/**
 * The role page names types, fields and rights by code names and in English; here they get the labels that the forms show,
 * and what this system does without is left out.
 */
export async function labelPermissions(ctx: Context, next: Next): Promise<void> {
  await next();
  if (ctx.method !== 'GET' || ctx.path !== '/admin/permissions' || ctx.status !== 200) return;
  const sections = (ctx.body as PermissionsBody).data?.sections ?? {};
  for (const kind of ['collectionTypes', 'singleTypes'] as const) sections[kind]?.subjects?.forEach(label);
  for (const kind of ['plugins', 'settings'] as const)
    if (sections[kind]) sections[kind] = sections[kind].filter(({ action }) => !isUnused(action)).map(named);
}

/** A copy: what Strapi hands out is what it groups by the next time. */
function named(right: Right): Right {
  const chinese = (text: string): string => rightWords[text] ?? text;
  return {
    ...right,
    displayName: chinese(right.displayName),
    subCategory: chinese(right.subCategory),
    ...(right.plugin !== undefined && { plugin: chinese(right.plugin) }),
    ...(right.category !== undefined && { category: chinese(right.category) }),
  };
}

const rightWords: Readonly<Record<string, string>> = ownCopy.rightWords;

/** Strapi hands out the same objects again, so labels are set and never added to. */
function label(subject: Subject): void {
  const type = namesOf(subject.uid);
  if (!type) return;
  subject.label = type.label;
  const common: Record<string, string> = copy.commonFields;
  for (const property of subject.properties)
    for (const field of property.children ?? []) {
      const name = field.value ?? '';
      field.label = type.fields[name] ?? common[name] ?? field.label;
    }
}

function namesOf(uid: string): { label: string; fields: Record<string, string> } | undefined {
  const type = contentTypes.find((candidate) => candidate.uid === uid);
  if (!type) return (copy.pluginTypes as Record<string, { label: string; fields: Record<string, string> }>)[uid];
  const fields = Object.entries(type.fields).map(([name, { label }]) => [name, label]);
  return { label: type.label, fields: Object.fromEntries(fields) };
}
