import type { ContentType } from '../define-content-type.ts';
import { issueCopy } from '../copy/issues.ts';
import type { Issue } from './issue.ts';

/** An issue as one Chinese sentence with its place: `申请材料，第 2 行“材料名称”：请逐项写明。` */
export function describeIssue(issue: Issue, type: ContentType): string {
  const place = placeText(issue, type);
  const text = fill(issueCopy[issue.code], issue.params ?? {});
  const help = issue.code === 'field.format' ? helpOf(issue, type) : undefined;
  return `${place && `${place}：`}${text}${help ? `（${help.replace(/。$/, '')}）` : ''}`;
}

function placeText(issue: Issue, type: ContentType): string {
  const place = [fieldText(issue, type), issue.inside].filter(Boolean).join('，');
  return issue.character === undefined ? place : `${place}，第 ${issue.character} 字起`;
}

function fieldText({ field, row, column }: Issue, type: ContentType): string {
  const label = type.fields[field]?.label ?? field;
  if (row === undefined) return label;
  return `${label}，第 ${row} 行${column === undefined ? '' : `“${columnOf(type, field, column)?.label ?? column}”`}`;
}

function helpOf({ field, column }: Issue, type: ContentType): string | undefined {
  return column === undefined ? type.fields[field]?.help : columnOf(type, field, column)?.help;
}

function columnOf(type: ContentType, field: string, column: string): { label: string; help?: string } | undefined {
  if (!(field in type.fields)) return undefined;
  const kind = type.kind(field);
  return kind.kind === 'rows' ? kind.columns[column] : undefined;
}

function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_hole, name: string) => String(params[name] ?? ''));
}
