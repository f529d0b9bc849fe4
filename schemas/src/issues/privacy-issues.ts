import type { ContentType } from '../define-content-type.ts';
import type { Attachment } from '../primitives.ts';
import { plainText } from '../plain-text.ts';
import { findPersonalNumbers, type PersonalNumber } from '../rules/personal-data.ts';
import { maskCitizenNumber, maskMobileNumber } from '../rules/citizen-number.ts';
import { at, error, warning, type Issue } from './issue.ts';

/** Citizen numbers and bank cards never go out in full; a mobile number is a question to the officer (R-ID-04, R-ACC-12). */
export function privacyIssues(type: ContentType, field: string, value: unknown): Issue[] {
  const kind = type.kind(field).kind;
  if (kind === 'rows') return rowIssues(field, value as Record<string, unknown>[]);
  if (kind === 'attachments') return (value as Attachment[]).flatMap(({ name }) => textIssues(field, name));
  if (typeof value !== 'string' || !['text', 'longText', 'richText'].includes(kind)) return [];
  return textIssues(field, kind === 'richText' ? plainText(value) : value);
}

function rowIssues(field: string, rows: Record<string, unknown>[]): Issue[] {
  return rows.flatMap((row, index) =>
    Object.entries(row).flatMap(([column, cell]) =>
      typeof cell === 'string' ? textIssues(field, cell).map((issue) => at(issue, index + 1, column)) : [],
    ),
  );
}

function textIssues(field: string, text: string): Issue[] {
  return findPersonalNumbers(text).map((found) => personalIssue(field, found));
}

function personalIssue(field: string, { kind, text }: PersonalNumber): Issue {
  if (kind === 'mobile-number') return warning(field, 'privacy.mobile-number', { masked: maskMobileNumber(text) });
  return error(field, `privacy.${kind}`, { masked: maskCitizenNumber(text) });
}
