import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The form that the CMS reads (docs/contracts.md). */
export interface Account {
  name: string;
  role: string;
  email: string;
  password: string;
}

/** What the roles of the demo bureau's accounts are called on screen. */
export const roleLabels: Readonly<Record<string, string>> = {
  'information-officer': '信息员（拟稿）',
  'department-head': '科室负责人（审核）',
  'confidentiality-reviewer': '保密审查员',
  'deputy-head': '分管领导（签发）',
  'disclosure-office': '政务公开科',
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
};

/** The demo bureau's people, invented: one a role. */
const people = [
  { name: '周晓岚', role: 'information-officer', email: 'drafting@yangguang.example' },
  { name: '陈立言', role: 'department-head', email: 'reviewing@yangguang.example' },
  { name: '孟知秋', role: 'confidentiality-reviewer', email: 'confidentiality@yangguang.example' },
  { name: '罗正川', role: 'deputy-head', email: 'signing@yangguang.example' },
  { name: '苏明', role: 'disclosure-office', email: 'disclosure@yangguang.example' },
  { name: '程维', role: 'system-administrator', email: 'administrator@yangguang.example' },
  { name: '秦安', role: 'security-administrator', email: 'security@yangguang.example' },
  { name: '何守正', role: 'audit-administrator', email: 'audit@yangguang.example' },
];

/** A second section of the demo bureau with officers of its own: what sections see of each other can be tried (B-6). */
export const secondSection = {
  title: '危险化学品安全监督管理科',
  label: '危化科',
  people: [
    { name: '沈望舒', role: 'information-officer', email: 'drafting-chemicals@yangguang.example' },
    { name: '许青禾', role: 'department-head', email: 'reviewing-chemicals@yangguang.example' },
  ],
};
export const isOfSecondSection = ({ email }: Pick<Account, 'email'>): boolean =>
  secondSection.people.some((person) => person.email === email);

/**
 * The accounts of an installation: passwords are generated once and kept, readable by the file's owner only. An older
 * installation gets the offices that it lacks.
 *
 * @param isDemo - whether the demo bureau's second section has its officers, too.
 */
export function accounts(file: string, isDemo: boolean): Account[] {
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Account[]).map(inOffice) : [];
  const lacks = (email: string) => !known.some((account) => account.email === email);
  const missing = [
    ...people.filter(({ role }) => !known.some((account) => account.role === role)),
    ...(isDemo ? secondSection.people.filter(({ email }) => lacks(email)) : []),
  ];
  if (known.length > 0 && missing.length === 0) return known;
  const all = [...known, ...missing.map((person) => ({ ...person, password: password() }))];
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
  return all;
}

/** Strapi's own role is sealed; whoever had it keeps the system. */
const inOffice = (account: Account): Account =>
  account.role === 'strapi-super-admin' ? { ...account, role: 'system-administrator' } : account;

/** 16 characters without look-alikes, of every kind that the CMS asks for. */
function password(): string {
  const kinds = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'];
  const pick = (from: string) => from.charAt(randomInt(from.length));
  const rest = Array.from({ length: 13 }, () => pick(kinds.join('')));
  return [...kinds.map(pick), ...rest].join('');
}
