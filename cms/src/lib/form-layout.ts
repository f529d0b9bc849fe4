import type { Core } from '@strapi/types';
import { contentTypes, type ContentType, type FieldKind } from '@yangguang/schemas';
import { copy } from './copy';

/** What the content manager stores about the screens of a type. */
export interface FormLayout {
  settings: Record<string, unknown>;
  metadatas: Record<string, { edit: Record<string, unknown>; list: Record<string, unknown> }>;
  layouts: { list: string[]; edit: { name: string; size: number }[][] };
}

const fullWidth = 12;
const halfWidth = 6;
const longestHalf = 100;
const ownColumns = 2;
/** Wide, or in every list anyway. */
const common = ['title', 'indexNumber', 'leadDepartment'];
/** Fields of the envelope that belong below what is special to a type. */
const lastFields = ['attachments', 'relatedRecords', 'changeNotes'];

/** Applies the layouts of all types, whatever was clicked since the last start: there is one definition of a form. */
export async function applyFormLayouts(strapi: Core.Strapi): Promise<void> {
  const service = strapi.plugin('content-manager').service('content-types');
  await strapi.db.transaction(async () => {
    for (const type of contentTypes)
      await service.updateConfiguration(service.findContentType(type.uid), formLayout(type));
  });
}

/** Form and list of a type, from its definition: labels, help, order, width; what the machine sets is read-only. */
export function formLayout(type: ContentType): FormLayout {
  const names = Object.keys(type.fields);
  const ordered = [...names.filter((name) => !lastFields.includes(name)), ...lastFields];
  return {
    settings: {
      bulkable: true,
      filterable: true,
      searchable: true,
      pageSize: 20,
      mainField: 'title',
      defaultSortBy: 'updatedAt',
      defaultSortOrder: 'DESC',
      relationOpenMode: 'modal',
    },
    metadatas: {
      ...Object.fromEntries(names.map((name) => [name, fieldTexts(type, name)])),
      ...Object.fromEntries(Object.entries(copy.commonFields).map(([name, label]) => [name, commonTexts(name, label)])),
    },
    layouts: { list: listOf(type), edit: inLines(ordered.map((name) => ({ name, size: widthOf(type.kind(name)) }))) },
  };
}

function fieldTexts(type: ContentType, name: string) {
  const field = type.fields[name];
  const kind = type.kind(name).kind;
  const isReference = kind === 'reference' || kind === 'references';
  const isPlain = !isReference && kind !== 'attachments' && kind !== 'rows' && kind !== 'richText';
  const edit = {
    label: field?.label ?? name,
    description: field?.help ?? '',
    placeholder: '',
    visible: true,
    editable: !field?.system,
    ...(isReference && { mainField: 'title' }),
  };
  return { edit, list: { label: field?.label ?? name, searchable: isPlain, sortable: isPlain } };
}

function commonTexts(name: string, label: string) {
  const edit = { label, description: '', placeholder: '', visible: false, editable: false };
  return { edit, list: { label, searchable: name === 'id', sortable: true } };
}

/** Title and number, at most two fields of its own that tell records apart, and when it was last touched. */
function listOf(type: ContentType): string[] {
  const isTelling = (name: string) => {
    const { kind } = type.kind(name);
    return Boolean(type.fields[name]?.list) && !common.includes(name) && kind !== 'boolean' && kind !== 'longText';
  };
  return ['title', 'indexNumber', ...Object.keys(type.fields).filter(isTelling).slice(0, ownColumns), 'updatedAt'];
}

function widthOf(kind: FieldKind): number {
  if (kind.kind === 'text') return kind.max > longestHalf ? fullWidth : halfWidth;
  return ['longText', 'richText', 'rows', 'attachments'].includes(kind.kind) ? fullWidth : halfWidth;
}

/** Fields side by side while they fit. */
function inLines(fields: { name: string; size: number }[]): { name: string; size: number }[][] {
  const lines: { name: string; size: number }[][] = [];
  for (const field of fields) {
    const line = lines.at(-1);
    const used = (line ?? []).reduce((sum, { size }) => sum + size, 0);
    if (line && used + field.size <= fullWidth) line.push(field);
    else lines.push([field]);
  }
  return lines;
}
