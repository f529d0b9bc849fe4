import { unassignedRole } from '../../../../lib/administrators';

/** What a role may do with drafts; nobody publishes by this way, signing does. */
export type DraftRight = 'create' | 'read' | 'update' | 'delete';

export interface RoleRow {
  /** Identifier of the glossary. */
  code: string;
  name: string;
  description: string;
  drafts: readonly DraftRight[];
  /** May put files into the media library. */
  uploads: boolean;
  /** Keeps the bureau's entries of the dictionary of the leak gate. */
  keepsDictionary?: boolean;
  /** Actions of our plugins. */
  actions: readonly string[];
}

const publishing = (...names: string[]) => ['publishing', ...names].map((name) => `plugin::outbox.${name}`);
const deadlines = (...names: string[]) => ['board', ...names].map((name) => `plugin::deadlines.${name}`);
const assessment = (...names: string[]) => ['read', ...names].map((name) => `plugin::assessment.${name}`);
const review = (...names: string[]) => ['read', 'queue', 'delegate', ...names].map((name) => `plugin::review.${name}`);

const noRecords = { drafts: [], uploads: false } as const;
const breakGlass = 'plugin::org.break-glass';
const accounts = 'plugin::org.accounts';

/** Who may do what (R-SRC-03, R-REG-17): one row a role, applied at every start, so that clicks cannot widen it. */
export const roleTable: readonly RoleRow[] = [
  {
    code: 'information-officer',
    name: '拟稿人（信息员）',
    description: '起草本科室的公开信息并送审。',
    drafts: ['create', 'read', 'update', 'delete'],
    uploads: true,
    actions: [...review('submit'), ...publishing(), ...deadlines(), ...assessment(), 'plugin::importer.import'],
  },
  {
    code: 'department-head',
    name: '科室负责人',
    description: '审核本科室送审的信息。',
    drafts: ['read'],
    uploads: false,
    actions: [...review('approve', 'countersign'), ...publishing(), ...deadlines(), ...assessment()],
  },
  {
    code: 'confidentiality-reviewer',
    name: '保密审查员',
    description: '对拟公开的信息逐条作保密审查。',
    drafts: ['read'],
    uploads: false,
    actions: [
      ...review('confidentiality'),
      ...publishing(),
      ...deadlines(),
      ...assessment(),
      'plugin::leak-gate.dictionary',
    ],
  },
  {
    code: 'deputy-head',
    name: '分管领导（签发人）',
    description: '签发经审核和保密审查的信息，决定撤回，确认门户回退。',
    drafts: ['read'],
    uploads: false,
    actions: [
      ...review('sign', 'withdraw', 'schedule', 'read-all'),
      ...publishing('publishing-all', 'rollback'),
      ...deadlines('board-all'),
      ...assessment('read-all', 'confirm'),
    ],
  },
  {
    code: 'disclosure-office',
    name: '政务公开科',
    description: '维护公开目录、指南和机构信息，统筹公开工作，办理撤回和门户回退。',
    drafts: ['create', 'read', 'update', 'delete'],
    uploads: true,
    keepsDictionary: true,
    actions: [
      ...review('submit', 'withdraw', 'schedule', 'flows', 'reassess', 'invite', 'read-all'),
      ...publishing('publishing-all', 'rollback'),
      ...deadlines('board-all', 'confirm'),
      ...assessment('read-all', 'manage'),
      'plugin::leak-gate.dictionary',
      'plugin::org.members',
      'plugin::importer.import',
    ],
  },
  {
    code: 'system-administrator',
    name: '系统管理员',
    description: '开设和停用账号，维护系统运行；不分配角色和权限，不接触公开信息，不查看审计日志。',
    ...noRecords,
    actions: [
      ...['users.create', 'users.read', 'users.update', 'roles.read'].map((name) => `admin::${name}`),
      ...['project-settings.read', 'project-settings.update'].map((name) => `admin::${name}`),
      ...publishing('publishing-all'),
      accounts,
      breakGlass,
    ],
  },
  {
    code: 'security-administrator',
    name: '安全管理员',
    description: '给账号分配角色，维护登录安全；不开设账号，不接触公开信息，不查看审计日志。',
    ...noRecords,
    actions: [
      ...['users.read', 'users.update', 'roles.read'].map((name) => `admin::${name}`),
      'plugin::org.rights',
      accounts,
      breakGlass,
    ],
  },
  {
    code: 'audit-administrator',
    name: '审计管理员',
    description: '查询、导出审计日志并保存检查点，监督应急授权；不办理业务，不管理账号和系统。',
    ...noRecords,
    actions: ['plugin::audit.log', breakGlass],
  },
  {
    code: unassignedRole,
    name: '待授权',
    description: '新开设的账号，等待安全管理员分配角色；在此之前不能办理任何事项。',
    ...noRecords,
    actions: [],
  },
];

/** Business steps are for officers: whoever keeps the system takes no part in letting out, elevated or not (R-SRC-03). */
export const isBusinessStep = (action: string): boolean =>
  (action.startsWith('plugin::review.') && !['plugin::review.read', 'plugin::review.read-all'].includes(action)) ||
  action === 'plugin::outbox.rollback' ||
  (action.startsWith('plugin::assessment.') && !action.startsWith('plugin::assessment.read')) ||
  action === 'plugin::deadlines.confirm';

/** The audit administrator's alone: who keeps the system does not look after its log (E4). */
export const isAuditWork = (action: string): boolean => action.startsWith('plugin::audit.');

const unused = [
  // Accounts are switched off, never deleted: decisions and the log name them for ever.
  'admin::users.delete',
  ...['plugin::content-type-builder.', 'plugin::content-releases.', 'plugin::email.', 'plugin::i18n.'],
  ...[
    'admin::review-workflows.',
    'admin::marketplace.',
    'admin::transfer.',
    'admin::webhooks.',
    'admin::admin-tokens.',
  ],
];

/** Parts of Strapi that this system does without: its shop, its paid features, ways round the gate. */
export const isUnused = (action: string): boolean => unused.some((prefix) => action.startsWith(prefix));
