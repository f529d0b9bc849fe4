import { contentTypeOf, readBureau, type AnyRecord } from '@yangguang/schemas';
import { exampleOf, type ExampleName } from '@yangguang/schemas/examples';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { PublicRecord } from '../content/content.ts';
import { accidentChapters } from './accident-chapters.ts';
import { bodyFields, isShort } from './body-fields.ts';
import { columnCrumbs, recordCrumbs } from './crumbs.ts';
import { headerRows } from './header-rows.ts';
import { columnTags, contentTags, siteTags } from './meta-tags.ts';
import { categories, disclosureEntries, facetHref, mainNavigation } from './navigation.ts';
import { openRecord } from './open-record.ts';
import { processSteps } from './process-steps.ts';
import { publicationDelay } from './publication-delay.ts';
import { tableColumns } from './table-columns.ts';
import { validityNotice } from './validity-notice.ts';

const bureau = readBureau(fileURLToPath(new URL('../../../scripts/demo/bureau.json', import.meta.url)));
const steps = ['draft', 'department-review', 'confidentiality-review', 'sign-off'].map((step, index) => ({
  step,
  account: `secret-${index}`,
  at: `2026-03-1${index + 2}T01:00:00.000Z`,
}));

function published(type: ExampleName, fields: Record<string, unknown> = {}): PublicRecord {
  const record = { ...exampleOf(type), ...fields } as AnyRecord;
  return {
    record,
    path: '/policies/2026-00087.html',
    hash: 'ab'.repeat(32),
    seq: 7,
    release: 3,
    publishedAt: '2026-03-16T06:03:27.000Z',
    firstPublishedAt: '2026-03-16T06:03:27.000Z',
    approval: { kind: 'review', hash: 'ab'.repeat(32), steps, decision: null },
  };
}

describe('the header table (R-POL-01)', () => {
  test('rows in the official order, the publish time among them', () => {
    const fields = headerRows(published('policy-document')).map(({ field }) => field);
    expect(fields.slice(0, 9)).toEqual([
      'indexNumber',
      'topicCategory',
      'issuingOrgan',
      'documentDate',
      'title',
      'documentNumber',
      'publishedAt',
      'validityStatus',
      'disclosureAttribute',
    ]);
  });

  test('a missing number prints 无, another missing field is left out', () => {
    const rows = headerRows(published('policy-document', { documentNumber: null, expiryDate: null }));
    expect(rows.find(({ field }) => field === 'documentNumber')?.text).toBe('无');
    expect(rows.map(({ field }) => field)).not.toContain('expiryDate');
  });

  test('internal fields never show (R-CRD-07)', () => {
    const fields = headerRows(published('blacklist-entry')).map(({ field }) => field);
    expect(fields).not.toContain('noticeDate');
    expect(fields).not.toContain('deliveryDate');
  });
});

test('what the header shows the body does not repeat; short facts are told from texts', () => {
  const fields = bodyFields(published('article', { author: '张某', originalUrl: 'https://a.gov.cn/1' }).record);
  expect(fields.map(({ name }) => name)).toEqual(['author', 'originalUrl', 'body']);
  expect(fields.filter(isShort).map(({ name }) => name)).toEqual(['author', 'originalUrl']);
});

describe('meta tags', () => {
  test('site tags come from the settings (R-SITE-01)', () => {
    expect(siteTags(bureau).map(({ name }) => name)).toEqual(['SiteName', 'SiteDomain', 'SiteIDCode']);
  });

  test('column tags are the four of the annex (R-SITE-02)', () => {
    const column = { label: '栏目', description: '说明', keywords: '词', columnType: '政策文件' };
    expect(columnTags(column).map(({ name }) => name)).toEqual([
      'ColumnName',
      'ColumnDescription',
      'ColumnKeywords',
      'ColumnType',
    ]);
  });

  test('content tags: the time in Shanghai, keywords by comma, empty ones left out (R-SITE-03)', () => {
    const tags = contentTags(
      published('policy-document', { summary: null, keywords: '有限空间 工贸，审批' }),
      'https://x/1',
    );
    const values = Object.fromEntries(tags.map(({ name, content }) => [name, content]));
    expect(values).toMatchObject({ PubDate: '2026-03-16 14:03', Keywords: '有限空间,工贸,审批', Url: 'https://x/1' });
    expect(values).not.toHaveProperty('Description');
  });
});

describe('how a record became public', () => {
  test('formed, the four steps in order, published; no account', () => {
    const shown = processSteps(published('policy-document'));
    expect(shown.map(({ label }) => label)).toEqual([
      '信息形成',
      '拟稿提交',
      '科室审核',
      '保密审查通过',
      '签发',
      '发布',
    ]);
    expect(JSON.stringify(shown)).not.toContain('secret');
  });

  test('a corrected record shows both publications', () => {
    const item = { ...published('policy-document'), publishedAt: '2026-04-01T02:00:00.000Z' };
    expect(processSteps(item).at(1)?.label).toBe('发布');
    expect(processSteps(item).at(-1)).toEqual({ time: '2026-04-01 10:00', label: '更正后重新发布' });
  });

  test('a migrated record names the decision', () => {
    const item = published('policy-document');
    const approval = { ...item.approval, kind: 'migration' as const, decision: '云应急办〔2026〕2号' };
    expect(processSteps({ ...item, approval })[1]?.label).toBe('云应急办〔2026〕2号');
  });

  test('the days from forming to publication are working days (R-REG-26)', () => {
    // 2026-03-12 is a Thursday; the 16th is the second working day after it.
    expect(publicationDelay(published('policy-document', { formedDate: '2026-03-12' }))).toContain(
      '形成到公开 2 个工作日',
    );
  });

  test('no count for migrated records and for years whose calendar is not known', () => {
    const item = published('policy-document');
    expect(publicationDelay({ ...item, approval: { ...item.approval, kind: 'migration' } })).toBeUndefined();
    expect(publicationDelay(published('policy-document', { formedDate: '2015-03-12' }))).toBeUndefined();
  });
});

describe('validity (R-SITE-10, R-POL-07)', () => {
  const notice = (fields: Record<string, unknown>) => validityNotice(published('policy-document', fields).record);

  test('a document in force needs no notice', () => {
    expect(notice({ validityStatus: 'in-force' })).toBeUndefined();
  });

  test('a repealed one says when and by what', () => {
    const repealed = notice({
      validityStatus: 'repealed',
      repealedDate: '2026-05-01',
      repealedBy: '云应急规〔2026〕3号',
    });
    expect(repealed?.isLapsed).toBe(true);
    expect(repealed?.text).toBe('本文件已废止，废止日期 2026-05-01，依据：云应急规〔2026〕3号。以下内容仅供查阅。');
  });

  test.each(['amended', 'partly-lapsed', 'not-yet-in-force'])(
    '%s warns without the signal colour',
    (validityStatus) => {
      expect(notice({ validityStatus })).toMatchObject({ isLapsed: false });
    },
  );
});

test('open data: public fields, times of the steps, no accounts (R-SRC-14)', () => {
  const open = openRecord(published('blacklist-entry'), bureau);
  expect(open.record).not.toHaveProperty('noticeDate');
  expect(open.record).toHaveProperty('creditCode');
  expect(JSON.stringify(open)).not.toContain('secret-');
});

test('open data of figures carries what is computed, and nothing of the kind where nothing is (R-SRC-10)', () => {
  expect(openRecord(published('permit-statistics'), bureau).computed).toMatchObject({
    closingRate: { numerator: 41, denominator: 45, percent: 91.1 },
  });
  expect(openRecord(published('article'), bureau)).not.toHaveProperty('computed');
});

test('the chapters of an accident report come in the order of the regulation (R-ACC-06)', () => {
  const report = exampleOf('accident-report');
  const labels = accidentChapters(report).map(({ label }) => label);
  expect(labels.at(-1)).toBe('应急处置评估');
  expect(accidentChapters({ ...report, preface: null })).toHaveLength(labels.length - 1);
});

test('a table has one column that names its rows, numbers stand right', () => {
  const columns = tableColumns(contentTypeOf('budget-disclosure').kind('generalBudgetExpenditure'));
  expect(columns.filter(({ isRowHeader }) => isRowHeader).map(({ name }) => name)).toEqual(['name']);
  expect(columns.filter(({ isNumeric }) => isNumeric).map(({ name }) => name)).toEqual(['total', 'basic', 'project']);
  expect(() => tableColumns({ kind: 'date' })).toThrow(TypeError);
});

describe('the way through the portal', () => {
  test('news stand outside the statutory column (R-PLAT-01)', () => {
    expect(columnCrumbs('policy-document').map(({ label }) => label)).toEqual(['政府信息公开', '政策文件']);
    expect(columnCrumbs('article').map(({ label }) => label)).toEqual(['动态公告']);
    expect(recordCrumbs({ type: 'article' }).at(-1)?.label).toBe('正文');
  });

  test('the five entries in their order (R-PLAT-03), the fifteen categories in theirs (R-REG-20)', () => {
    expect(disclosureEntries.map(({ label }) => label)).toEqual([
      '政府信息公开指南',
      '政府信息公开制度',
      '法定主动公开内容',
      '政府信息公开年报',
      '依申请公开',
    ]);
    expect(categories).toHaveLength(15);
    expect(categories[6]?.legalBasis).toBe('《政府信息公开条例》第二十条第（七）项');
    expect(categories.every(({ columns }) => columns.length > 0)).toBe(true);
  });

  test('addresses of filters are those of the contract', () => {
    expect(facetHref('policy-document', 'documentKind', 'notice')).toBe('/policies/document-kind-notice/');
    expect(mainNavigation[0]).toEqual({ label: '首页', href: '/' });
  });
});
