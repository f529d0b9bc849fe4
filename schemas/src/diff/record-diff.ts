import { canonicalJson } from '../canonical.ts';
import type { ContentType } from '../define-content-type.ts';
import { displayText } from '../derive/display.ts';
import type { Attachment, FieldKind } from '../primitives.ts';
import { blockChanges, type BlockChange } from './block-changes.ts';
import { fileChanges, type FileChange } from './file-changes.ts';
import { richBlocks, type Block } from './rich-blocks.ts';
import { rowChanges, rowTexts, type RowChange } from './row-changes.ts';

/** What became of one field; `blocks` for text and single values, `rows` for tables, `files` for attachments. */
export interface FieldDiff {
  field: string;
  label: string;
  blocks?: BlockChange[];
  rows?: RowChange[];
  files?: FileChange[];
  /** How many blocks, rows or files are not what they were. */
  count: number;
  /** Nothing but order or layout differs. */
  isLayoutOnly: boolean;
}

/** A record that may be unfinished: fields of a draft can be `null` or missing. */
export type RecordVersion = Readonly<Record<string, unknown>>;
/** What a record that another one refers to is called. */
export type NameOf = (target: string, id: string) => string;

/**
 * What differs between two versions of a record, field by field in the order of the definition; empty exactly when
 * their canonical JSON is equal.
 *
 * @param before - canonical record as of then; null for nothing at all.
 */
export function recordDiff(
  type: ContentType,
  before: RecordVersion | null,
  after: RecordVersion,
  nameOf: NameOf,
): FieldDiff[] {
  return Object.keys(type.fields).flatMap((field) => {
    const [old, now] = [before?.[field] ?? null, after[field] ?? null];
    return canonicalJson(old) === canonicalJson(now) ? [] : [fieldDiff(type, field, old, now, nameOf)];
  });
}

/** What became of one field of a type. */
export function fieldDiff(type: ContentType, field: string, old: unknown, now: unknown, nameOf: NameOf): FieldDiff {
  const kind = type.kind(field);
  const changes = changesOf(kind, old, now, nameOf);
  const count = countOf(changes);
  return { field, label: type.fields[field]?.label ?? field, ...changes, count, isLayoutOnly: count === 0 };
}

type Changes = Pick<FieldDiff, 'blocks' | 'rows' | 'files'>;

function changesOf(kind: FieldKind, old: unknown, now: unknown, nameOf: NameOf): Changes {
  if (kind.kind === 'attachments') return { files: fileChanges(asList<Attachment>(old), asList<Attachment>(now)) };
  if (kind.kind === 'rows') return { rows: rowChanges(kind.columns, asList(old), asList(now)) };
  return { blocks: blockChanges(blocksOf(kind, old, nameOf), blocksOf(kind, now, nameOf)) };
}

const asList = <T = RecordVersion>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

function blocksOf(kind: FieldKind, value: unknown, nameOf: NameOf): Block[] {
  if (value === null || value === undefined) return [];
  switch (kind.kind) {
    case 'richText':
      return richBlocks(String(value));
    case 'longText':
      return String(value).split('\n').map(textBlock);
    case 'text':
      return [textBlock(String(value))];
    case 'reference':
      return [wholeBlock(nameOf(kind.target, String(value)))];
    case 'references':
      return asList<string>(value).map((id) => wholeBlock(nameOf(kind.target, id)));
    default:
      return [wholeBlock(displayText(kind, value))];
  }
}

/** What a field holds, one line a block, row or file. */
export function fieldText(type: ContentType, field: string, value: unknown, nameOf: NameOf): string {
  const kind = type.kind(field);
  if (kind.kind === 'attachments')
    return asList<Attachment>(value)
      .map(({ name }) => name)
      .join('\n');
  if (kind.kind === 'rows')
    return asList(value)
      .map((row) => rowTexts(kind.columns, row).filter(Boolean).join('，'))
      .join('\n');
  return blocksOf(kind, value, nameOf)
    .map(({ cells }) => cells.map((cell) => cell.map(({ text }) => text).join('')).join('　│　'))
    .join('\n');
}

const textBlock = (text: string): Block => ({ label: '', cells: [[{ text }]] });
const wholeBlock = (text: string): Block => ({ ...textBlock(text), isWhole: true });

const countOf = ({ blocks = [], rows = [], files = [] }: Changes): number =>
  [...blocks, ...rows, ...files].filter(({ change }) => change !== 'same' && change !== 'skipped').length;
