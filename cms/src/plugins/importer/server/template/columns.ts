import { contentTypes, isOptional, kindOf, type ContentType, type FieldKind, type RowColumn } from '@yangguang/schemas';
import { fill, specialHeadings, templateCopy } from '../../copy';

/** A column of a template: what it is called and how it is to be filled in. */
export interface TemplateColumn {
  label: string;
  isRequired: boolean;
  kind: FieldKind | { kind: 'key' };
  /** How to write a value, and the help text of the definition. */
  hint: string;
}

export interface TemplateSheet {
  label: string;
  columns: TemplateColumn[];
}

/** The sheets of a type's template: the records, then one for each table field. */
export function templateSheets(type: ContentType): TemplateSheet[] {
  const fields = Object.entries(type.fields).filter(([, field]) => !field.system);
  const isTable = (name: string) => type.kind(name).kind === 'rows';
  const main = fields
    .filter(([name]) => !isTable(name))
    .map(([name, field]) => columnOf({ ...field, isRequired: type.isRequired(name) }));
  const tables = fields.flatMap(([name, field]): TemplateSheet[] => {
    const kind = type.kind(name);
    if (kind.kind !== 'rows') return [];
    const columns = Object.values(kind.columns).map((column) => columnOf({ ...column, isRequired: isNeeded(column) }));
    return [{ label: field.label, columns: [keyColumn(templateCopy.tableKey, true), ...columns] }];
  });
  return [
    { label: type.label, columns: [keyColumn(templateCopy.recordKey, false), ...main, ...migrationColumns(type)] },
    ...tables,
  ];
}

const isNeeded = (column: RowColumn): boolean => !isOptional(column.schema);

function keyColumn(hint: string, isRequired: boolean): TemplateColumn {
  return { label: specialHeadings.key, isRequired, kind: { kind: 'key' }, hint };
}

/** For records that were public before: the number and the date they always had. */
function migrationColumns(type: ContentType): TemplateColumn[] {
  const number = type.fields['indexNumber'];
  return [
    ...(number
      ? [{ label: number.label, isRequired: false, kind: kindOf(number.schema), hint: templateCopy.indexNumber }]
      : []),
    {
      label: specialHeadings.publishedDate,
      isRequired: false,
      kind: { kind: 'date' as const },
      hint: templateCopy.publishedDate,
    },
  ];
}

function columnOf(field: RowColumn & { isRequired: boolean }): TemplateColumn {
  const kind = kindOf(field.schema);
  // A blank flag means no, so nothing need be filled in.
  const isRequired = field.isRequired && kind.kind !== 'boolean';
  return { label: field.label, isRequired, kind, hint: [formatHint(kind), field.help].filter(Boolean).join('\n') };
}

function formatHint(kind: FieldKind): string {
  const params: Record<string, string | number> = {};
  if (kind.kind === 'text' || kind.kind === 'longText') params['max'] = kind.max;
  if (kind.kind === 'decimal') params['scale'] = kind.scale;
  if (kind.kind === 'reference' || kind.kind === 'references') {
    const target = contentTypes.find((candidate) => candidate.name === kind.target);
    params['label'] = target?.label ?? kind.target;
    params['keys'] = target && 'documentNumber' in target.fields ? templateCopy.byNumber : templateCopy.byTitle;
  }
  return fill(templateCopy.formats[kind.kind], params);
}
