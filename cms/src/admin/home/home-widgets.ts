interface HomeWidget {
  plugin: string;
  id: string;
  /** What an account must be allowed to do to see it; its route asks for the same. */
  action: string;
  /** What it is filled from. */
  route: string;
}

/**
 * Who sees what on the home page, in this order. A plugin registers a widget of its own under the name that stands here;
 * what is not here does not show, Strapi's own widgets among it (decision 0059).
 */
export const homeWidgets = [
  { plugin: 'review', id: 'todo', action: 'plugin::review.queue', route: '/review/queue?scope=waiting' },
  { plugin: 'deadlines', id: 'due', action: 'plugin::deadlines.board', route: '/deadlines/board' },
  { plugin: 'review', id: 'drafts', action: 'plugin::review.submit', route: '/review/queue?scope=drafts' },
  { plugin: 'leak-gate', id: 'tasks', action: 'plugin::review.confidentiality', route: '/leak-gate/tasks' },
  { plugin: 'review', id: 'schedules', action: 'plugin::review.schedule', route: '/review/schedules' },
  { plugin: 'review', id: 'reassessments', action: 'plugin::review.reassess', route: '/review/reassessments' },
  { plugin: 'assessment', id: 'notices', action: 'plugin::assessment.read', route: '/assessment/rounds' },
  { plugin: 'outbox', id: 'recent', action: 'plugin::review.read', route: '/outbox/recent' },
  { plugin: 'org', id: 'sign-ins', action: 'plugin::org.rights', route: '/org/sign-ins' },
  { plugin: 'audit', id: 'log', action: 'plugin::audit.log', route: '/audit/summary' },
  { plugin: 'outbox', id: 'publisher', action: 'plugin::outbox.publishing-all', route: '/outbox/oversight' },
  { plugin: 'org', id: 'accounts', action: 'plugin::org.accounts', route: '/org/accounts' },
  { plugin: 'org', id: 'break-glass', action: 'plugin::org.break-glass', route: '/org/elevations' },
] as const satisfies readonly HomeWidget[];

export type HomeWidgetName = (typeof homeWidgets)[number] extends infer W
  ? W extends { plugin: infer P extends string; id: infer I extends string }
    ? `${P}.${I}`
    : never
  : never;
