import { attachmentPath, sha256 } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { sampleRecord } from '../testing/sample-record.ts';
import { useSite } from '../testing/use-site.ts';

const site = useSite();

const pathOf = (number: number) => `/articles/2026-0000${number}.html`;

/** An article whose text links somewhere. */
function linking(number: number, href: string, text = '相关规定') {
  return sampleRecord('article', number, { body: `<p>见<a href="${href}">${text}</a>。</p>` });
}

test('a link to a page that never was holds its record back, with the place in plain Chinese, and no other', async () => {
  site.letOut(linking(1, '/policies/2026-00099.html', '实施<strong>办法</strong>'));
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
  expect([await site.statusOf(pathOf(1)), await site.statusOf(pathOf(2))]).toEqual([404, 200]);
  expect(await site.textAt('/articles/')).not.toContain('2026-00001');
  expect(site.heldBack()).toMatchObject([
    { seq: 1, reason: expect.stringContaining('正文“实施办法” → /policies/2026-00099.html') },
  ]);
  // Told once, not at every poll.
  await site.publishOnce();
  expect(site.heldBack().length).toBe(1);
});

test.each([
  ['/articles/', true],
  ['/search.html?q=%E5%BA%94%E6%80%A5#top', true],
  ['/articles/2026-00002.json', true],
  ['https://yjglj.yunchuan.gov.cn/articles/2026-00002.html', true],
  ['https://www.gov.cn/nothing.html', true],
  ['/articles/year-1999/', false],
  ['/nothing.html', false],
  ['https://yjglj.yunchuan.gov.cn/articles/2026-00077.html', false],
  ['/files/0123456789abcdef/%E9%99%84%E4%BB%B6.pdf', false],
  ['/%zz.html', false],
])('a link to %s leads somewhere: %s', async (href, isAlive) => {
  site.letOut(linking(1, href));
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
  expect(await site.statusOf(pathOf(1))).toBe(isAlive ? 200 : 404);
  expect(site.heldBack().length).toBe(isAlive ? 0 : 1);
});

test('an edit with a dead link leaves the last good version public', async () => {
  site.letOut(sampleRecord('article', 1, { title: '原来的标题' }));
  await site.publishOnce();
  site.letOut({ ...linking(1, '/nothing.html'), title: '后来的标题' });
  await site.publishOnce();
  expect(await site.textAt(pathOf(1))).toContain('原来的标题');
  expect(await site.textAt('/articles/')).not.toContain('后来的标题');
});

test('a record that waits for another goes out with it, by itself', async () => {
  site.letOut(linking(1, pathOf(2)));
  await site.publishOnce();
  expect(await site.statusOf(pathOf(1))).toBe(404);
  site.letOut(sampleRecord('article', 2));
  await site.publishOnce();
  expect(await site.statusOf(pathOf(1))).toBe(200);
  expect(await site.textAt(pathOf(1))).toContain(`<a href="${pathOf(2)}">`);
});

test('records that link to each other go out together, though they came one after the other', async () => {
  site.letOut(linking(1, pathOf(2)));
  await site.publishOnce();
  site.letOut(linking(2, pathOf(1)));
  await site.publishOnce();
  expect([await site.statusOf(pathOf(1)), await site.statusOf(pathOf(2))]).toEqual([200, 200]);
});

test('two that link to each other and wait for a third go out with it', async () => {
  site.letOut(linking(1, pathOf(2)));
  site.letOut(
    sampleRecord('article', 2, { body: `<p><a href="${pathOf(1)}">一</a><a href="${pathOf(3)}">三</a></p>` }),
  );
  await site.publishOnce();
  expect([await site.statusOf(pathOf(1)), await site.statusOf(pathOf(2))]).toEqual([404, 404]);
  site.letOut(sampleRecord('article', 3));
  await site.publishOnce();
  expect(await Promise.all([1, 2, 3].map((number) => site.statusOf(pathOf(number))))).toEqual([200, 200, 200]);
});

test('a chain that ends nowhere is held back as a whole, and goes out when its end is mended', async () => {
  site.letOut(linking(1, pathOf(2)));
  site.letOut(linking(2, pathOf(3)));
  site.letOut(linking(3, '/nothing.html'));
  site.letOut(sampleRecord('article', 4));
  await site.publishOnce();
  const statuses = () => Promise.all([1, 2, 3, 4].map((number) => site.statusOf(pathOf(number))));
  expect(await statuses()).toEqual([404, 404, 404, 200]);
  site.letOut(sampleRecord('article', 3));
  await site.publishOnce();
  expect(await statuses()).toEqual([200, 200, 200, 200]);
});

test('a link to a record that is withdrawn later says so, and is a link again when that comes back', async () => {
  const target = sampleRecord('article', 2);
  site.letOut(linking(1, pathOf(2)));
  site.letOut(target);
  await site.publishOnce();
  site.takeBack(target);
  await site.publishOnce();
  expect(await site.statusOf(pathOf(2))).toBe(410);
  expect(await site.textAt(pathOf(1))).toContain('相关规定（该内容已撤回）');
  expect(await site.textAt(pathOf(1))).not.toContain(`href="${pathOf(2)}"`);
  site.letOut(target);
  await site.publishOnce();
  expect(await site.textAt(pathOf(1))).toContain(`<a href="${pathOf(2)}">相关规定</a>`);
});

test('a picture whose file leaves with another record is replaced by its words', async () => {
  const file = { name: '示意图.png', mime: 'image/png', sizeBytes: 3, sha256: sha256('PNG') };
  site.feed.files.set(file.sha256, Buffer.from('PNG'));
  const owner = sampleRecord('article', 1, { attachments: [file] });
  site.letOut(owner);
  site.letOut(sampleRecord('article', 2, { body: `<p><img src="${attachmentPath(file)}" alt="疏散路线"></p>` }));
  await site.publishOnce();
  expect(await site.textAt(pathOf(2))).toContain(`src="${attachmentPath(file)}"`);
  site.takeBack(owner);
  await site.publishOnce();
  expect(await site.textAt(pathOf(2))).toContain('疏散路线（该内容已撤回）');
  expect(await site.textAt(pathOf(2))).not.toContain('<img src="/files');
});

test('what is withdrawn and let out again in a form that cannot be shown stays withdrawn', async () => {
  const record = sampleRecord('article', 1);
  site.letOut(record);
  await site.publishOnce();
  site.takeBack(record);
  site.letOut(linking(1, '/nothing.html'));
  await site.publishOnce();
  expect(await site.statusOf(pathOf(1))).toBe(410);
  expect(await site.textAt('/articles/')).not.toContain('2026-00001');
});
