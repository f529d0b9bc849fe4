import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { openDesk, patient, type Desk } from './desk.ts';

const uid = 'api::policy-document.policy-document';
let desk: Desk;
let page: Page;
beforeAll(async () => {
  desk = await openDesk();
  page = await desk.signIn('information-officer');
});
afterAll(() => desk?.close());

/** What the browser does when somebody presses Ctrl+V with this on the clipboard. */
async function paste(target: Locator, type: 'text/html' | 'text/plain', data: string): Promise<void> {
  await target.evaluate(
    (element, [kind, text]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(kind ?? '', text ?? '');
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [type, data],
  );
}

async function openForm(): Promise<void> {
  await page.goto(`${desk.cms.url}/admin/content-manager/collection-types/${uid}/create`);
  await page.fill('input[name=title]', '关于开展安全生产检查的通知');
  await page.getByRole('combobox', { name: '公开属性' }).click();
  await page.getByRole('option', { name: '主动公开' }).click();
}

async function save(): Promise<Record<string, unknown>> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.waitForURL(/\/(?!create)[a-z0-9]{24}(?:\?|$)/);
  return stored();
}

/** The draft that is on screen. */
async function stored(): Promise<Record<string, unknown>> {
  const [, documentId = ''] = /\/([a-z0-9]{24})(?:\?|$)/.exec(page.url()) ?? [];
  return (await desk.cms.strapi.documents(uid).findOne({ documentId })) as never;
}

test('a paste from Word is stored as clean structure, with its table', async () => {
  await openForm();
  const editor = page.getByTestId('html-body').getByRole('textbox');
  await editor.click();
  const word =
    '<!--[if gte mso 9]><xml></xml><![endif]--><style>p{color:red}</style><h1 style="color:red">一、总则</h1>' +
    '<p class=MsoNormal style="font-family:仿宋"><span lang=EN-US>2026</span>年检查<o:p></o:p></p>' +
    '<table class=MsoTable><tr><td style="width:3cm"><p>单位</p></td><td><p>数量</p></td></tr></table>' +
    '<p onclick="alert(1)"><a href="javascript:alert(1)">不可点</a></p>';
  await paste(editor, 'text/html', word);
  const { body } = await save();
  expect(body).toMatch(/^<h[2-4]>一、总则<\/h[2-4]><p>2026年检查<\/p><table>.*单位.*数量.*<\/table><p>不可点<\/p>$/);
  expect(body).not.toMatch(/style|class|onclick|javascript|Mso/);
});

test('a block of Excel fills the grid, keys move through it, and what was typed is what is stored', async () => {
  await openForm();
  const grid = page.getByTestId('rows-changeNotes');
  await grid.getByRole('button', { name: '增加一行' }).click();
  const first = grid.getByLabel('第 1 行 日期');
  await first.focus();
  await paste(first, 'text/plain', '2026年3月1日\t更正联系电话\r\n2026/3/2\t更正附件二\r\n');
  await grid.getByLabel('第 2 行 说明').focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => grid.getByLabel('第 3 行 说明').evaluate((cell) => cell === document.activeElement), patient)
    .toBe(true);
  await page.keyboard.type('第三条');
  await page.keyboard.press('Alt+ArrowUp');
  const { changeNotes } = await save();
  expect(changeNotes).toEqual([
    { date: '2026-03-01', note: '更正联系电话' },
    { date: null, note: '第三条' },
    { date: '2026-03-02', note: '更正附件二' },
  ]);
});

test('the index number is shown and cannot be edited', async () => {
  await openForm();
  await save();
  const field = page.locator('input[name=indexNumber]');
  expect(await field.inputValue()).toMatch(/^YC012\/\d{4}-\d{5}$/);
  expect(await field.isDisabled()).toBe(true);
});

describe('a date typed in a form', () => {
  const field = () => page.locator('input[name=formedDate]');

  test('in any usual form is the twentieth of November 2026', async () => {
    await openForm();
    for (const typed of ['2026/11/20', '2026.11.20', '2026年11月20日', '20261120', '2026-11-20']) {
      await field().fill('');
      await field().click();
      await page.keyboard.type(typed);
      await field().blur();
      expect([typed, await field().inputValue()]).toEqual([typed, '2026-11-20']);
    }
    expect(await save()).toMatchObject({ formedDate: '2026-11-20' });
  });

  test('that is none is said in Chinese and changes nothing', async () => {
    await openForm();
    await field().fill('2026-11-20');
    await save();
    for (const rubbish of ['2026-02-30', '明天', '2026-11-20x']) {
      await field().fill(rubbish);
      await field().blur();
      await page.getByText(`“${rubbish}”不是日期，原来的值没有改变。`).waitFor();
    }
    await page.fill('input[name=title]', '关于开展安全生产检查的通知（二）');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已保存').first().waitFor();
    expect(await stored()).toMatchObject({ formedDate: '2026-11-20', title: '关于开展安全生产检查的通知（二）' });
  });

  test('in the filter of a list finds the records of that day', async () => {
    await page.goto(`${desk.cms.url}/admin/content-manager/collection-types/${uid}`);
    await page.getByRole('button', { name: '筛选' }).click();
    await page.getByRole('combobox', { name: '选择字段' }).click();
    await page.getByRole('option', { name: '成文日期' }).click();
    await page.locator('input[placeholder="YYYY/MM/DD"]').click();
    await page.keyboard.type('2026-11-20');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '添加筛选' }).click();
    await expect.poll(() => new URL(page.url()).search, patient).toContain('2026-11-20');
  });
});
