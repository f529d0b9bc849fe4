import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentHash, contentTypeOf, recordDiff, threeWay, type FieldDiff, type Span } from '../index.ts';
import { exampleOf } from '../examples/index.ts';
import { richBlocks } from './rich-blocks.ts';

const nameOf = (_target: string, id: string) => `〈${id}〉`;
const policyDocument = contentTypeOf('policy-document');
const permitItem = contentTypeOf('permit-item');
const policy = exampleOf('policy-document');
const permit = exampleOf('permit-item');
const changed = (data: object) => recordDiff(policyDocument, policy, { ...policy, ...data }, nameOf);
const only = (diffs: FieldDiff[]): FieldDiff => {
  expect(diffs).toHaveLength(1);
  return diffs[0] as FieldDiff;
};
/** `[-gone-]{+come+}`, as officers read it without colour. */
const shown = (spans: readonly Span[]): string =>
  spans.map(({ mark, text }) => (mark === 'same' ? text : mark === 'added' ? `{+${text}+}` : `[-${text}-]`)).join('');
const cellsOf = (diff: FieldDiff): string[] =>
  (diff.blocks ?? []).flatMap((block) =>
    block.change === 'skipped' ? [`…${block.count}…`] : block.cells.map((cell) => shown(cell)),
  );

describe('words', () => {
  test('Chinese is compared by words, not by characters or sentences (A-5)', () => {
    const before = '<p>生产经营单位应当在三十日内完成整改。</p>';
    const after = '<p>生产经营单位应当在十五日内完成整改并报告。</p>';
    const diff = only(recordDiff(policyDocument, { ...policy, body: before }, { ...policy, body: after }, nameOf));
    expect(cellsOf(diff)).toEqual(['生产经营单位应当在[-三十日内-]{+十五日内+}完成整改{+并报告+}。']);
    expect(diff).toMatchObject({ label: '正文', count: 1, isLayoutOnly: false });
  });

  test('a changed link target is told though the text stays the same', () => {
    const body = (href: string) => `<p>详见<a href="${href}">附表</a>。</p>`;
    const diff = only(
      recordDiff(
        policyDocument,
        { ...policy, body: body('https://a.invalid/') },
        { ...policy, body: body('https://b.invalid/') },
        nameOf,
      ),
    );
    const block = diff.blocks?.[0];
    expect(block?.change === 'changed' && block.cells[0]?.map(({ mark, note }) => [mark, note])).toEqual([
      ['same', undefined],
      ['removed', '链接到 https://a.invalid/'],
      ['added', '链接到 https://b.invalid/'],
      ['same', undefined],
    ]);
  });

  test('a paragraph that moved into another frame is told as layout when its words stay', () => {
    const diff = only(
      recordDiff(
        policyDocument,
        { ...policy, body: '<ul><li>甲</li></ul>' },
        { ...policy, body: '<ol><li>甲</li></ol>' },
        nameOf,
      ),
    );
    expect(diff).toMatchObject({ count: 0, isLayoutOnly: true });
  });
});

describe('structure', () => {
  const paragraphs = Array.from(
    { length: 12 },
    (_, index) => `<p>第${index + 1}条 各单位应当落实第${index + 1}项责任。</p>`,
  );

  test('unchanged blocks far from a change are only counted', () => {
    const after = paragraphs.with(5, '<p>第6条 各单位应当落实第六项主体责任。</p>');
    const diff = only(
      recordDiff(policyDocument, { ...policy, body: paragraphs.join('') }, { ...policy, body: after.join('') }, nameOf),
    );
    expect(diff.blocks?.map(({ change }) => change)).toEqual(['skipped', 'same', 'changed', 'same', 'skipped']);
    expect(diff.count).toBe(1);
  });

  test('an inserted paragraph is one addition, and the ones after it stay', () => {
    const after = paragraphs.toSpliced(3, 0, '<h3>附则</h3>');
    const diff = only(
      recordDiff(policyDocument, { ...policy, body: paragraphs.join('') }, { ...policy, body: after.join('') }, nameOf),
    );
    const come = diff.blocks?.filter(({ change }) => change === 'added');
    expect(come).toMatchObject([{ label: '二级标题', cells: [[{ mark: 'added', text: '附则' }]] }]);
    expect(diff.count).toBe(1);
  });

  test('cells of tables in the text are compared one by one', () => {
    const table = (cell: string) =>
      `<table><tr><th scope="col">单位</th><th scope="col">数量</th></tr><tr><td>云川化工厂</td><td>${cell}</td></tr></table>`;
    const diff = only(
      recordDiff(policyDocument, { ...policy, body: table('12') }, { ...policy, body: table('15') }, nameOf),
    );
    expect(diff.blocks?.at(-1)).toMatchObject({
      change: 'changed',
      label: '表格行',
      cells: [
        [{ mark: 'same', text: '云川化工厂' }],
        [
          { mark: 'removed', text: '12' },
          { mark: 'added', text: '15' },
        ],
      ],
    });
  });

  test('a column more in a table is told in its cells', () => {
    const row = (...cells: string[]) => `<table><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`;
    const diff = only(
      recordDiff(
        policyDocument,
        { ...policy, body: row('云川化工厂', '二级企业') },
        { ...policy, body: row('云川化工厂', '开发区', '二级企业') },
        nameOf,
      ),
    );
    expect(cellsOf(diff)).toEqual(['云川化工厂', '{+开发区+}', '二级企业']);
  });

  test('paragraphs in a cell, text outside blocks and pictures keep their place', () => {
    expect(
      richBlocks(
        '前言<table><tr><td><p>甲</p><p>乙</p></td></tr></table><p><img src="/files/x/y.png" alt="示意图" /></p>',
      ),
    ).toEqual([
      { label: '段落', cells: [[{ text: '前言' }]] },
      { label: '表格行', cells: [[{ text: '甲' }, { text: '\n' }, { text: '乙' }]] },
      { label: '段落', cells: [[{ text: '〔图片：示意图〕', note: '文件 /files/x/y.png' }]] },
    ]);
  });
});

describe('fields', () => {
  test('metadata are told by their labels', () => {
    expect(
      changed({ disclosureAttribute: 'not-disclosed', isNormative: !policy.isNormative }).map(({ label }) => label),
    ).toEqual(['公开属性', '行政规范性文件']);
    expect(cellsOf(only(changed({ disclosureAttribute: 'not-disclosed' })))).toEqual(['[-主动公开-]{+不予公开+}']);
  });

  test('references are told by name', () => {
    const id = 'a'.repeat(24);
    expect(cellsOf(only(changed({ leadDepartment: id })))[0]).toContain(`{+〈${id}〉+}`);
  });

  test('rows of tables are told by number, name and cell', () => {
    const [first, ...others] = permit.requiredMaterials;
    const requiredMaterials = [...others, { ...first, name: '委托书原件一份', copies: 3 }];
    const rows = only(recordDiff(permitItem, permit, { ...permit, requiredMaterials }, nameOf)).rows ?? [];
    expect(rows.map(({ change }) => change)).toEqual(['removed', 'added']);
    const edited = permit.requiredMaterials.with(0, { ...permit.requiredMaterials[0], copies: 9 } as never);
    expect(only(recordDiff(permitItem, permit, { ...permit, requiredMaterials: edited }, nameOf)).rows).toMatchObject([
      { change: 'changed', before: 1, after: 1, name: first?.name, cells: [{ label: '份数' }] },
    ]);
  });

  test('attachments are added, removed, replaced or renamed; another order is told too', () => {
    const file = (name: string, byte: string) => ({ name, mime: 'text/plain', sizeBytes: 3, sha256: byte.repeat(64) });
    const before = { ...policy, attachments: [file('甲.txt', 'a'), file('乙.txt', 'b'), file('丙.txt', 'c')] };
    const diffTo = (attachments: object[]) =>
      only(recordDiff(policyDocument, before, { ...policy, attachments }, nameOf));
    const files = diffTo([file('甲.txt', '9'), file('乙（修订）.txt', 'b'), file('丁.txt', 'd')]).files;
    expect(files?.map(({ change, name, formerName }) => [change, name, formerName])).toEqual([
      ['replaced', '甲.txt', undefined],
      ['renamed', '乙（修订）.txt', '乙.txt'],
      ['added', '丁.txt', undefined],
      ['removed', '丙.txt', undefined],
    ]);
    expect(diffTo(before.attachments.toReversed())).toMatchObject({ files: [], isLayoutOnly: true });
  });

  test('of a record that was not there before, all that it holds is new', () => {
    const diffs = recordDiff(policyDocument, null, policy, nameOf);
    expect(diffs.find(({ field }) => field === 'title')?.blocks).toMatchObject([{ change: 'added' }]);
  });
});

const html = fc
  .array(
    fc.tuple(
      fc.constantFrom('p', 'h2', 'li', 'td'),
      fc.array(fc.constantFrom('安全', '生产', '整改', '期限', '12', '，', ' '), { maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((blocks) =>
    blocks
      .map(([tag, words]) => {
        const text = words.join('');
        if (tag === 'li') return `<ul><li>${text}</li></ul>`;
        return tag === 'td' ? `<table><tr><td>${text}</td><td>终</td></tr></table>` : `<${tag}>${text}</${tag}>`;
      })
      .join(''),
  );

test('nothing that was there or is there is left out, and no change goes untold', () => {
  fc.assert(
    fc.property(html, html, (old, now) => {
      const [before, after] = [
        { ...policy, body: old },
        { ...policy, body: now },
      ];
      const diffs = recordDiff(policyDocument, before, after, nameOf);
      expect(diffs.length === 0).toBe(contentHash(before) === contentHash(after));
      const blocks = diffs[0]?.blocks ?? [];
      const text = (mark: 'removed' | 'added') =>
        blocks
          .flatMap((block) => (block.change === 'skipped' ? [] : block.cells.flat()))
          .filter((span) => span.mark === mark)
          .map((span) => span.text)
          .join('');
      const length = (source: string) => {
        const runs = richBlocks(source).flatMap(({ cells }) => cells.flat());
        return runs.reduce((sum, run) => sum + run.text.length, 0);
      };
      expect(text('added').length - text('removed').length).toBe(length(now) - length(old));
    }),
  );
});

describe('three versions (A-14)', () => {
  const base = { ...policy, title: '原标题', summary: '原概述', keywords: '原' };

  test('tells who changed what, and where both did', () => {
    const theirs = { ...base, title: '他人标题', summary: '同样的概述' };
    const mine = { ...base, title: '我的标题', summary: '同样的概述', keywords: '我的' };
    const fields = threeWay(policyDocument, { base, theirs, mine }, nameOf);
    expect(
      fields.map(({ field, theirs, mine, isConflict }) => [field, theirs !== null, mine !== null, isConflict]),
    ).toEqual([
      ['title', true, true, true],
      ['summary', true, true, false],
      ['keywords', false, true, false],
    ]);
  });
});
