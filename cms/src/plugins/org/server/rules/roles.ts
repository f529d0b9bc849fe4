/** What a role may do with drafts; nobody publishes by this way, signing does. */
export type DraftRight = 'create' | 'read' | 'update' | 'delete';

export interface OfficerRole {
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
const review = (...names: string[]) => ['read', 'queue', 'delegate', ...names].map((name) => `plugin::review.${name}`);

/** Who may do what (R-SRC-03, R-REG-17): one row a role, applied at every start, so that clicks cannot widen it. */
export const officerRoles: readonly OfficerRole[] = [
  {
    code: 'information-officer',
    name: '拟稿人（信息员）',
    description: '起草本科室的公开信息并送审。',
    drafts: ['create', 'read', 'update', 'delete'],
    uploads: true,
    actions: [...review('submit'), ...publishing(), ...deadlines(), 'plugin::importer.import'],
  },
  {
    code: 'department-head',
    name: '科室负责人',
    description: '审核本科室送审的信息。',
    drafts: ['read'],
    uploads: false,
    actions: [...review('approve', 'countersign'), ...publishing(), ...deadlines()],
  },
  {
    code: 'confidentiality-reviewer',
    name: '保密审查员',
    description: '对拟公开的信息逐条作保密审查。',
    drafts: ['read'],
    uploads: false,
    actions: [...review('confidentiality'), ...publishing(), ...deadlines()],
  },
  {
    code: 'deputy-head',
    name: '分管领导（签发人）',
    description: '签发经审核和保密审查的信息，决定撤回，确认门户回退。',
    drafts: ['read'],
    uploads: false,
    actions: [
      ...review('sign', 'withdraw', 'schedule'),
      ...publishing('publishing-all', 'rollback'),
      ...deadlines('board-all'),
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
      ...review('submit', 'withdraw', 'schedule', 'flows', 'reassess'),
      ...publishing('publishing-all', 'rollback'),
      ...deadlines('board-all', 'confirm'),
      'plugin::org.members',
      'plugin::importer.import',
    ],
  },
  {
    code: 'audit-administrator',
    name: '审计管理员',
    description: '查询、导出审计日志并保存检查点；不办理业务，不管理账号和系统。',
    drafts: [],
    uploads: false,
    actions: ['plugin::audit.log'],
  },
];

/** Business steps are for officers: the administrator keeps the system and takes no part in letting out (R-SRC-03). */
export const isBusinessStep = (action: string): boolean =>
  (action.startsWith('plugin::review.') && action !== 'plugin::review.read') ||
  action === 'plugin::outbox.rollback' ||
  action === 'plugin::deadlines.confirm';

/** The audit administrator's alone: who keeps the system does not look after its log (E4). */
export const isAuditWork = (action: string): boolean => action.startsWith('plugin::audit.');

const unused = [
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
