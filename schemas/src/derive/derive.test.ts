import { describe, expect, test } from 'vitest';
import { contentTypeOf, contentTypes, type AnyRecord } from '../types/index.ts';
import { exampleOf, type ExampleName } from '../examples/index.ts';
import { categoryOf } from './category.ts';
import { facetSegment, facetsOf, facetValues } from './facets.ts';
import { headerFields, listFields, publicRecord } from './fields.ts';
import { searchText } from './search-text.ts';
import { summaryOf } from './summary.ts';

const policy = contentTypeOf('policy-document');
const blacklist = contentTypeOf('blacklist-entry');

describe('facets', () => {
  test('collections come first, then the year, then the marked fields in order', () => {
    expect(facetsOf(policy).map((facet) => facet.name)).toEqual([
      'collection',
      'year',
      'leadDepartment',
      'topicCategory',
      'validityStatus',
      'documentKind',
      'isNormative',
    ]);
  });

  test('a record has one value under each facet that it fills', () => {
    const record = { ...exampleOf('policy-document'), leadDepartment: null };
    expect(facetValues(policy, record)).toEqual([
      { facet: 'collection', value: 'normative-in-force' },
      { facet: 'year', value: '2026' },
      { facet: 'topicCategory', value: 'mines-industry' },
      { facet: 'validityStatus', value: 'in-force' },
      { facet: 'documentKind', value: 'notice' },
      { facet: 'isNormative', value: 'yes' },
    ]);
  });

  test.each([
    [{}, true],
    [{ isNormative: false }, false],
    [{ validityStatus: 'not-yet-in-force' }, false],
    [{ validityStatus: 'repealed' }, false],
  ])('of policies with %j those in force and normative stand together: %s (R-SRC-06)', (other, isHeld) => {
    const record = { ...exampleOf('policy-document'), ...other } as AnyRecord;
    const held = facetValues(policy, record).filter(({ facet }) => facet === 'collection');
    expect(held).toEqual(isHeld ? [{ facet: 'collection', value: 'normative-in-force' }] : []);
  });

  test('segments are lower case and hyphened', () => {
    expect(facetSegment('documentKind', 'public-notice')).toBe('document-kind-public-notice');
    expect(facetSegment('year', '2026')).toBe('year-2026');
  });

  test('no two segments of a type are the same', () => {
    for (const type of contentTypes) {
      const segments = facetsOf(type).flatMap((facet) =>
        Object.keys(facet.labels ?? { '2024-00001': '' }).map((value) => facetSegment(facet.name, value)),
      );
      expect(new Set(segments).size, type.name).toBe(segments.length);
      for (const segment of segments) expect(segment).toMatch(/^[a-z0-9-]+$/);
    }
  });
});

describe('fields', () => {
  test('lists begin with the title and headers with the whole line of it', () => {
    for (const type of contentTypes) {
      expect(listFields(type)[0]?.name, type.name).toBe('title');
      expect(headerFields(type)[0], type.name).toMatchObject({ name: 'title', field: { header: 'wide' } });
    }
  });

  test('what no reader sees is left out of open data and headers (R-CRD-07)', () => {
    const record = publicRecord(blacklist, exampleOf('blacklist-entry'));
    expect(record).not.toHaveProperty('noticeDate');
    expect(record).not.toHaveProperty('deliveryDate');
    expect(record).toHaveProperty('decisionDate');
  });
});

describe('search text (R-REG-24)', () => {
  test('title, numbers and body stand apart, without markup', () => {
    const { title, numbers, body } = searchText(policy, exampleOf('policy-document'));
    expect(title).toBe('云川市应急管理局关于印发《云川市工贸企业有限空间作业安全管理办法》的通知');
    expect(numbers).toEqual(['11450990MB/2026-00087', '云应急规〔2026〕3号']);
    expect(body).toContain('硫化氢 不高于 10 mg/m3');
    expect(body).toContain('有限空间作业审批表.docx');
    expect(body).not.toMatch(/<|&\w+;/);
  });

  test('table cells are found as they are shown', () => {
    const { body } = searchText(contentTypeOf('budget-disclosure'), exampleOf('budget-disclosure'));
    expect(body).toContain('2240106 安全监管 320.00 0.00 320.00');
    const permit = searchText(contentTypeOf('permit-item'), exampleOf('permit-item'));
    expect(permit.body).toContain('主要负责人和安全生产管理人员安全资格证明 复印件');
  });

  test('a listed body is found by name and by code, grounds of exemption and dates by nothing', () => {
    const record = exampleOf('blacklist-entry');
    const { title, numbers, body } = searchText(blacklist, record);
    expect(title).toContain('云川恒砾建材有限公司');
    expect(numbers).toContain(record.creditCode);
    expect(body).not.toContain(record.noticeDate);
    expect(body).not.toContain(record.id);
  });

  test('every type gives text', () => {
    for (const { name } of contentTypes) {
      const text = searchText(contentTypeOf(name), exampleOf(name as ExampleName));
      expect(text.title && text.body && text.numbers[0], name).toBeTruthy();
    }
  });
});

describe('summary (R-REG-12)', () => {
  test('is the record’s own, or the beginning of its text', () => {
    const record = exampleOf('article');
    const type = contentTypeOf('article');
    expect(summaryOf(type, { ...record, summary: '一句话。' })).toBe('一句话。');
    expect(summaryOf(type, record, 20)).toBe('6 月 16 日至 18 日，市应急管…');
    expect(summaryOf(type, { ...record, body: '<p>短。</p>' })).toBe('短。');
  });

  test('is never empty', () => {
    const record = exampleOf('article');
    expect(summaryOf(contentTypeOf('article'), { ...record, body: '<p></p>' })).toBe(record.title);
  });
});

test('articles are listed under the node of their section, others under that of their type (R-REG-20)', () => {
  expect(categoryOf({ ...exampleOf('article'), section: 'statistics' })).toBe('20-04');
  expect(categoryOf(exampleOf('accident-report'))).toBe('20-13');
});
