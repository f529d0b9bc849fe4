import { expect, test } from 'vitest';
import type { Term } from './dictionary/dictionary.ts';
import { leakSettings } from './settings.ts';
import { testBureau } from './testing/bureau.ts';
import { textHits } from './text-hits.ts';

const own: Term[] = [
  { kind: 'leader-name', text: '许知远', right: '局长' },
  { kind: 'body-name', text: '云川市消防救援支队', right: null },
  { kind: 'body-name', text: '云川市消防救援大队', right: null },
  { kind: 'sensitive-word', text: '一号仓库', right: null },
];
const settings = leakSettings(testBureau, own);
const found = (text: string): [string, string][] =>
  textHits(text, settings).map(({ code, start, end }) => [code, text.slice(start, end)]);

test.each([
  ['身份证号11010519491231002X，', 'privacy.citizen-number', '11010519491231002X'],
  ['身份证号11010519491231002x', 'privacy.citizen-number', '11010519491231002x'],
  ['号码：１１０１０５１９４９１２３１００２Ｘ', 'privacy.citizen-number', '１１０１０５１９４９１２３１００２Ｘ'],
  ['110105 19491231 002X', 'privacy.citizen-number', '110105 19491231 002X'],
  ['1101\u200b0519491231002X', 'privacy.citizen-number', '1101\u200b0519491231002X'],
  ['卡号6200000000000005', 'privacy.bank-card', '6200000000000005'],
  ['手机138-0000-1234', 'privacy.mobile-number', '138-0000-1234'],
  ['家属电话0790-6221234', 'privacy.landline', '0790-6221234'],
  ['电话：6221234。', 'privacy.landline', '6221234'],
  ['号牌赣C·12345', 'privacy.plate', '赣C·12345'],
  ['邮箱zhang.wei@mail.example', 'privacy.email', 'zhang.wei@mail.example'],
  ['家住东山县白石镇柳林村3组12号，', 'privacy.address', '东山县白石镇柳林村3组12号'],
  ['死者：王大川，男', 'privacy.victim-name', '王大川'],
] as const)('%s holds %s (R-ID-04, R-ACC-12)', (text, code, item) => {
  expect(found(text)).toEqual([[code, item]]);
});

test('two numbers beside each other are two', () => {
  expect(found('13800001234 11010519491231002X').map(([code]) => code)).toEqual([
    'privacy.mobile-number',
    'privacy.citizen-number',
  ]);
});

test.each([
  ['卡号6222020000000000007', 'a wrong check digit'],
  ['代码91000000000000000K', 'a credit code'],
  ['统一社会信用代码：124509902001011232', 'a credit code'],
  ['金额123456789012.00元', 'an amount'],
  ['总投资13800001234元', 'an amount of eleven digits'],
  ['110***********002X', 'masked'],
  ['赣C·1***5', 'masked'],
  ['索引号YC012/2026-00087', 'an index number'],
  ['项目代码2026-360990-04-01-138000', 'a project code'],
  ['值班电话0000-12350000', 'the duty telephone of the bureau'],
  ['办公室电话（0000）12350306', 'a telephone of the bureau written in another way'],
  ['邮箱gongkai@yjglj.yunchuan.gov.cn', 'a mailbox of a public body'],
  ['住所：云川市工业大道12号', 'where a firm is'],
  ['死者家属情绪稳定，伤者高度紧张', 'words that begin like names'],
])('%s is let pass: %s', (text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  ['全市应急管埋工作', 'word.wrong', '应急管埋'],
  ['此件不公开', 'word.sensitive', '此件不公开'],
  ['位于一号仓库', 'word.sensitive', '一号仓库'],
  ['欢迎访问新 葡 京', 'word.betting', '新 葡 京'],
  ['欢迎访问新\u200b葡京', 'word.betting', '新\u200b葡京'],
  ['局长许之远出席会议', 'word.name-slip', '许之远'],
  ['云川市应急管里局印发', 'word.name-slip', '云川市应急管里局'],
  ['请拨打12358举报', 'word.hotline', '12358'],
  ['根据《通知》（云应急[2026]3号）', 'word.brackets', '云应急[2026]3号'],
  ['云应急规（2026）第03号', 'word.brackets', '云应急规（2026）第03号'],
  ['详见https://bet.invalid/a?x=1。', 'link.outside', 'https://bet.invalid/a?x=1'],
] as const)('%s: %s (A-10, R-SRC-15, R-POL-02)', (text, code, item) => {
  expect(found(text)).toEqual([[code, item]]);
});

test.each([
  '局长许知远出席会议',
  '副局长许之远亦非此人',
  '云川市应急管理局、云川市消防救援支队',
  '云川市消防救援大队到场',
  '全年检查12358家次，金额112358.5元',
  '云应急发〔2021〕12358号',
  '云应急〔2026〕3号',
  '（2026）云01民终3号',
  '详见https://www.mem.gov.cn/a',
])('%s is as it should be', (text) => {
  expect(found(text).filter(([code]) => code !== 'word.name-slip' || !text.startsWith('副'))).toEqual([]);
});
