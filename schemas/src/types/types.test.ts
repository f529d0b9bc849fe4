import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { statutoryNodeOf, statutoryNodes } from '../catalogue-nodes.ts';
import { defineContentType } from '../define-content-type.ts';
import { namedFields } from '../derive/fields.ts';
import { CalendarDate, kindOf, Text } from '../primitives.ts';
import { disclosureEnvelope } from '../envelope.ts';
import { articleCategories } from './article.ts';
import { contentTypeOf, contentTypes } from './index.ts';

/** Words that Strapi keeps for itself as attribute names. */
const reserved = [
  'id',
  'documentId',
  'status',
  'locale',
  'meta',
  'localizations',
  'createdAt',
  'updatedAt',
  'publishedAt',
];
/** R-SITE-02. */
const columnTypes = [
  ...['首页', '概况信息', '机构职能', '负责人信息', '工作动态', '政策文件', '信息公开指南', '信息公开目录'],
  ...['信息公开年报', '依申请公开', '数据发布', '数据开放', '政策解读', '回应关切', '办事服务', '咨询投诉'],
];

describe.each(contentTypes.map((type) => [type.name, type] as const))('%s', (_name, type) => {
  test('its fields are camelCase, labelled, free of reserved words and of a known kind', () => {
    const labels = namedFields(type).map(({ field }) => field.label);
    expect(new Set(labels).size).toBe(labels.length);
    for (const { name, field } of namedFields(type)) {
      expect(name).toMatch(/^[a-z][a-zA-Z0-9]*$/);
      expect(reserved).not.toContain(name);
      expect(field.label).not.toBe('');
      expect(() => kindOf(field.schema)).not.toThrow();
    }
  });

  test('values of its lists are kebab-case and start with a letter', () => {
    for (const { field } of namedFields(type)) {
      const kind = kindOf(field.schema);
      const columns = kind.kind === 'rows' ? Object.values(kind.columns).map((column) => kindOf(column.schema)) : [];
      for (const candidate of [kind, ...columns])
        if (candidate.kind === 'choice')
          for (const value of Object.keys(candidate.labels)) expect(value).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
    }
  });

  test('its references name types that exist', () => {
    for (const { field } of namedFields(type)) {
      const kind = kindOf(field.schema);
      if (kind.kind === 'reference' || kind.kind === 'references') expect(contentTypeOf(kind.target)).toBeDefined();
    }
  });

  test('it carries the envelope and stands in a column of a known sort under a statutory node', () => {
    expect(Object.keys(type.fields)).toEqual(expect.arrayContaining(Object.keys(disclosureEnvelope)));
    expect(columnTypes).toContain(type.column.columnType);
    expect(statutoryNodeOf(type.column.category).matter).not.toBe('');
    expect(type.column.path).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(type.kind(type.sortField).kind).toBe('date');
  });
});

test('no two types share a path, a plural or a name', () => {
  for (const key of ['name', 'plural', 'label'] as const)
    expect(new Set(contentTypes.map((type) => type[key])).size).toBe(contentTypes.length);
  expect(new Set(contentTypes.map((type) => type.column.path)).size).toBe(contentTypes.length);
});

test('the fifteen matters each have a type or a section of articles (R-REG-20)', () => {
  expect(statutoryNodes.map((node) => node.code)).toEqual(
    Array.from({ length: 15 }, (_, i) => `20-${String(i + 1).padStart(2, '0')}`),
  );
  const covered = new Set([...contentTypes.map((type) => type.column.category), ...Object.values(articleCategories)]);
  expect([...covered].sort()).toEqual(statutoryNodes.map((node) => node.code));
  expect(() => statutoryNodeOf('20-16')).toThrow(RangeError);
});

test('a definition that contradicts itself is refused', () => {
  const input = { label: '', plural: '', basis: [], column: contentTypeOf('article').column };
  const date = { label: '日期', schema: CalendarDate(), sort: true };
  expect(() => defineContentType('a', { ...input, fields: { b: { label: '', schema: Text() } } })).toThrow(TypeError);
  expect(() => defineContentType('a', { ...input, fields: { b: date, c: date } })).toThrow(TypeError);
  expect(() => defineContentType('a', { ...input, fields: { b: date, id: { label: '', schema: Text() } } })).toThrow(
    TypeError,
  );
  expect(() => kindOf(z.string())).toThrow(TypeError);
  expect(() => contentTypeOf('policy')).toThrow(RangeError);
});
