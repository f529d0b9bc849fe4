import { describe, expect, test } from 'vitest';
import { exampleOf, type ExampleName } from '../examples/index.ts';
import { issuesOf } from '../issues/issues-of.ts';
import { isOnDisplay } from './blacklist-entry.ts';
import { creditCodeCheck } from './credit-code.ts';

/** Codes, with the field and row they point at, after some fields of the example are changed. */
function issuesWith<N extends ExampleName>(name: N, change: Partial<ReturnType<typeof exampleOf<N>>>): string[] {
  return issuesOf({ ...exampleOf(name), ...change }).map(
    ({ field, row, code }) => `${field}${row ? `.${row}` : ''} ${code}`,
  );
}

describe('what is not disclosed says on which ground and why (R-REG-13)', () => {
  const withheld = { exemptionGround: 'process-information', exemptionReason: '尚在研究。' } as const;

  test.each(['on-request', 'not-disclosed'] as const)('%s', (disclosureAttribute) => {
    expect(issuesWith('article', { disclosureAttribute })).toEqual([
      'exemptionGround disclosure.ground-missing',
      'exemptionReason disclosure.reason-missing',
    ]);
    expect(issuesWith('article', { disclosureAttribute, ...withheld })).toEqual([]);
  });

  test('proactive says neither', () => {
    expect(issuesWith('permit-item', withheld)).toEqual([
      'exemptionGround disclosure.ground-not-needed',
      'exemptionReason disclosure.ground-not-needed',
    ]);
  });
});

describe('policy documents', () => {
  test.each([
    ['in force before it was signed', { effectiveDate: '2026-03-11' }, ['effectiveDate date.before']],
    ['in force on the day it was signed', { effectiveDate: '2026-03-12' }, []],
    ['lapsed before it was in force', { expiryDate: '2026-04-30' }, ['expiryDate date.before']],
    ['lapsed before it was signed', { effectiveDate: null, expiryDate: '2026-03-11' }, ['expiryDate date.before']],
    ['repealed before it was signed', { repealedDate: '2026-03-11' }, ['repealedDate date.before']],
    [
      'repealed without date and basis',
      { validityStatus: 'repealed' },
      ['repealedDate field.required-when-repealed', 'repealedBy field.required-when-repealed'],
    ],
    [
      'repealed with both',
      { validityStatus: 'repealed', repealedDate: '2028-01-01', repealedBy: '云应急规〔2028〕1号' },
      [],
    ],
    ['normative without number', { documentNumber: null }, ['documentNumber policy.normative-without-number']],
    ['not normative without number', { documentNumber: null, isNormative: false }, []],
    ['minutes that go public', { documentKind: 'minutes' }, ['documentKind policy.seldom-public']],
  ] as const)('%s (R-POL-04, R-POL-07)', (_name, change, issues) => {
    expect(issuesWith('policy-document', change)).toEqual(issues);
  });
});

describe('interpretations', () => {
  test('a chart needs its text, a text may be short (R-POL-14)', () => {
    const body = '<p>见图。</p>';
    expect(issuesWith('policy-interpretation', { interpretationKind: 'chart', body })).toEqual([
      'body interpretation.text-alternative',
    ]);
    expect(issuesWith('policy-interpretation', { interpretationKind: 'text', body })).toEqual([]);
  });

  test('an interpretation without policy is none (A-4)', () => {
    expect(issuesWith('policy-interpretation', { policies: [] })).toEqual(['policies field.required']);
  });
});

describe('articles', () => {
  test.each([
    [{ section: 'annual-report' }, ['reportYear article.report-year-missing']],
    [{ section: 'annual-report', reportYear: 2025 }, []],
    [{ originalUrl: 'javascript:alert(1)' }, ['originalUrl url.not-http']],
    [{ originalUrl: 'https://www.gov.cn/"><script>' }, ['originalUrl url.not-http']],
    [{ originalUrl: 'https://www.gov.cn/yaowen/' }, []],
  ] as const)('%j gives %j', (change, issues) => {
    expect(issuesWith('article', change)).toEqual(issues);
  });
});

describe('permit items', () => {
  const [form] = exampleOf('permit-item').requiredMaterials;

  test.each([
    ['promised days as long as statutory ones', { promisedDays: 30 }, []],
    ['promised days longer', { promisedDays: 31 }, ['promisedDays permit.promised-too-long']],
    ['a fee without its basis', { hasFee: true }, ['feeStandard permit.fee-standard-missing']],
    ['a fee with its basis', { hasFee: true, feeStandard: '依据文件，每件 10 元。' }, []],
    ['a vague condition', { acceptanceConditions: '经有关部门同意。' }, ['acceptanceConditions permit.vague-words']],
    ['a web address that is none', { onlineUrl: 'zwfw.example' }, ['onlineUrl url.not-http']],
    ['no material at all', { requiredMaterials: [] }, ['requiredMaterials field.rows-missing']],
    ['no procedure', { procedure: [] }, ['procedure field.rows-missing']],
    ['a form that is not attached', { attachments: [] }, ['requiredMaterials.1 permit.template-missing']],
  ] as const)('%s (R-SRC-11, R-PMT-04, D-12, D-14)', (_name, change, issues) => {
    expect(issuesWith('permit-item', change as never)).toEqual(issues);
  });

  test.each(['其他材料', '法律法规规定的其他相关材料', '身份证明等材料'])('“%s” is no material (D-12)', (name) => {
    expect(form && issuesWith('permit-item', { requiredMaterials: [form, { ...form, name }] })).toEqual([
      'requiredMaterials.2 permit.vague-words',
    ]);
  });
});

describe('accident reports', () => {
  test.each([
    ['a grade too low', { accidentGrade: 'general' }, ['gradeReason accident.grade-differs']],
    ['a grade too low, with reason', { accidentGrade: 'general', gradeReason: '三十日后死亡一人。' }, []],
    ['deaths that raise the grade', { deaths: 10 }, ['gradeReason accident.grade-differs']],
    ['too low a level', { investigatingLevel: 'county' }, ['investigatingLevel accident.level-too-low']],
    ['a case taken over by a higher level', { investigatingLevel: 'province' }, []],
    ['approved before it happened', { approvalDate: '2025-11-07', closedDate: null }, ['approvalDate date.before']],
    ['closed before approval', { closedDate: '2026-03-17' }, ['closedDate date.before']],
    ['reviewed before approval', { reviewReportDate: '2026-03-17' }, ['reviewReportDate date.before']],
    [
      'nobody hurt and nothing lost',
      { deaths: 0, seriousInjuries: 0, directLoss: 0, accidentGrade: 'general' },
      ['directLoss accident.loss-missing'],
    ],
  ] as const)('%s (R-ACC-01, R-ACC-03)', (_name, change, issues) => {
    expect(issuesWith('accident-report', change)).toEqual(issues);
  });

  test.each([
    'unitOverview',
    'accidentCourse',
    'casualtiesAndLoss',
    'causesAndNature',
    'liabilityFindings',
    'preventionAdvice',
    'rescueAssessment',
  ])('a report without %s is incomplete (R-ACC-06, R-ACC-07)', (chapter) => {
    expect(issuesWith('accident-report', { [chapter]: '' })).toEqual([`${chapter} field.required`]);
    expect(issuesWith('accident-report', { [chapter]: '<p><br /></p>' }).join()).toContain(chapter);
  });
});

describe('list entries', () => {
  const person = { subjectType: 'person', creditCode: null, maskedCitizenNumber: '110***********002X' } as const;

  test.each([
    ['a body without code', { creditCode: null }, ['creditCode blacklist.code-missing']],
    ['a wrong check character', { creditCode: '91450990MA5000014D' }, ['creditCode credit-code.check-digit']],
    ['a code with a forbidden letter', { creditCode: '91450990MA500001IC' }, ['creditCode field.format']],
    ['a wrong organisation code inside', { creditCode: '914509900000000012' }, ['creditCode credit-code.check-digit']],
    ['a person', person, []],
    [
      'a person without number',
      { ...person, maskedCitizenNumber: null },
      ['maskedCitizenNumber blacklist.citizen-number-missing'],
    ],
    [
      'a person with the full number',
      { ...person, maskedCitizenNumber: '11010519491231002X' },
      ['maskedCitizenNumber field.format'],
    ],
    [
      'a body with a citizen number',
      { maskedCitizenNumber: '110***********002X' },
      ['maskedCitizenNumber blacklist.citizen-number-not-needed'],
    ],
    [
      'a ground of another regime',
      { listingGround: 'false-report-2017' },
      ['listingGround blacklist.ground-of-other-regime'],
    ],
    [
      'an accident that is not named',
      { accident: null, violationFacts: '迟报。' },
      ['accident blacklist.accident-missing'],
    ],
    ['an accident named in the facts', { accident: null }, []],
    [
      'a penalty that is not named',
      { listingGround: 'refused-penalty', penaltyDecisionNumber: null },
      ['penaltyDecisionNumber blacklist.penalty-missing'],
    ],
    ['a decision before the notice', { noticeDate: '2026-04-11' }, ['decisionDate date.before']],
    ['a delivery before the decision', { deliveryDate: '2026-04-09' }, ['deliveryDate date.before']],
    ['published a day too long', { publishUntil: '2029-04-11' }, ['publishUntil blacklist.publish-until-differs']],
    ['a shorter term', { listingTerm: 12, publishUntil: '2027-04-10' }, []],
    ['37 months', { listingTerm: 37, publishUntil: '2029-05-10' }, ['listingTerm field.not-integer']],
    [
      'more than a year under the rules of 2017',
      { regime: 'regime-2017', listingGround: 'other-breach-2017', listingTerm: 13, publishUntil: '2027-05-10' },
      ['listingTerm blacklist.term-too-long'],
    ],
    [
      'removed without date and reason',
      { listingStatus: 'removed' },
      ['removedDate blacklist.removal-missing', 'removalReason blacklist.removal-missing'],
    ],
    [
      'removed a day before twelve months are over',
      { listingStatus: 'removed', removedDate: '2027-04-09', removalReason: '已履行义务。' },
      ['removedDate blacklist.removed-too-early'],
    ],
    [
      'removed after twelve months',
      { listingStatus: 'removed', removedDate: '2027-04-10', removalReason: '已履行义务。' },
      [],
    ],
    ['listed and yet removed', { removedDate: '2027-04-10' }, ['removedDate blacklist.removal-not-expected']],
  ] as const)('%s (R-CRD-02 … R-CRD-11, R-ID-01)', (_name, change, issues) => {
    expect(issuesWith('blacklist-entry', change)).toEqual(issues);
  });

  test('a wrong organisation code inside is a warning, not an error (R-ID-02)', () => {
    const first17 = '91000000000000001';
    const creditCode = first17 + creditCodeCheck(first17);
    const [issue] = issuesOf({ ...exampleOf('blacklist-entry'), creditCode });
    expect(issue).toMatchObject({ code: 'credit-code.body-check', severity: 'warning' });
  });

  test('an entry leaves on the day after its last day of publication (R-CRD-04, R-CAU-06)', () => {
    const entry = { publishUntil: '2029-04-10', listingStatus: 'listed' };
    expect(isOnDisplay(entry, '2029-04-10')).toBe(true);
    expect(isOnDisplay(entry, '2029-04-11')).toBe(false);
    expect(isOnDisplay({ ...entry, listingStatus: 'removed' }, '2026-05-01')).toBe(false);
  });
});

describe('guides', () => {
  test.each([
    ...['informationClasses', 'arrangement', 'waysToObtain', 'officeName', 'officeAddress'],
    ...['officeHours', 'officePhone', 'officeFax', 'officeInternetContact'],
  ])('a guide without %s is incomplete (R-REG-12)', (part) => {
    expect(issuesWith('disclosure-guide', { [part]: ' ' })).toEqual([`${part} field.required`]);
  });
});

describe('the negative list (R-SRC-13)', () => {
  test.each([
    [{ legalClause: '按照有关规定' }, ['legalClause negative-list.clause-vague']],
    [{ legalClause: '《中华人民共和国政府信息公开条例》' }, ['legalClause negative-list.clause-vague']],
    [{ legalClause: '《中华人民共和国行政许可法》第五条第二款' }, []],
    [{ legalGround: null }, ['legalGround field.required']],
    [{ leadDepartment: null }, ['leadDepartment field.required']],
    [{ coverage: null }, ['coverage field.required']],
    [{ checkedDate: '2025-12-31' }, ['checkedDate date.before']],
  ])('an item with %j', (change, issues) => {
    // What is missing comes from outside, where no type says that it must be there.
    expect(issuesWith('negative-list-item', change as never)).toEqual(issues);
  });
});
