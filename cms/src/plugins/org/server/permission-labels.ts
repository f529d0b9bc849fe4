import type { Context, Next } from 'koa';
import { contentTypes } from '@yangguang/schemas';
import { copy } from '../../../lib/copy';

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
interface PermissionsBody {
  data?: { sections?: Record<string, { subjects?: Subject[] } | undefined> };
}

/** The role page names types and fields by their code names; here they get the labels that the forms show. */
export async function labelPermissions(ctx: Context, next: Next): Promise<void> {
  await next();
  if (ctx.method !== 'GET' || ctx.path !== '/admin/permissions' || ctx.status !== 200) return;
  const sections = (ctx.body as PermissionsBody).data?.sections ?? {};
  for (const kind of ['collectionTypes', 'singleTypes']) sections[kind]?.subjects?.forEach(label);
}

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
