import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { CheckCircle, ClockCounterClockwise, Stack, User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { copy } from '../copy';
import { allowedInBulk } from './actions/allowed-in-bulk';
import { asNextStep } from './actions/next-step';
import { ReviewPanel } from './components/ReviewPanel';
import { widgets } from './home';
import { withStateColumn } from './state-column';

/** The other pages are no sub-paths of it: the menu would show both as the current one. */
const queuePath = 'plugins/review';
const mayQueue = [{ action: 'plugin::review.queue', subject: null }];

const plugin = {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: queuePath,
      icon: CheckCircle,
      intlLabel: { id: 'review.menu', defaultMessage: copy.screen.title },
      Component: () => import('./pages/Queue'),
      permissions: mayQueue,
      position: 1,
    });
    app.addMenuLink({
      to: `${queuePath}-flows`,
      icon: Stack,
      intlLabel: { id: 'review.menu.flows', defaultMessage: copy.flowPage.title },
      Component: () => import('./pages/Flows'),
      permissions: [{ action: 'plugin::review.flows', subject: null }],
      position: 6,
    });
    app.addMenuLink({
      to: `${queuePath}-stand-ins`,
      icon: User,
      intlLabel: { id: 'review.menu.standIns', defaultMessage: copy.standInPage.title },
      Component: () => import('./pages/StandIns'),
      permissions: [{ action: 'plugin::review.delegate', subject: null }],
      position: 7,
    });
    app.addMenuLink({
      to: `${queuePath}-reassessment`,
      icon: ClockCounterClockwise,
      intlLabel: { id: 'review.menu.reassessment', defaultMessage: copy.reassessmentPage.title },
      Component: () => import('./pages/Reassessment'),
      permissions: [{ action: 'plugin::review.reassess', subject: null }],
      position: 5,
    });
    // No entries of the menu: papers and previews are opened from the record that they tell of.
    app.router.addRoute({
      path: 'plugins/review-evidence/:kind/:uid/:documentId',
      lazy: async () => ({ Component: (await import('./pages/Evidence')).default }),
    });
    app.router.addRoute({
      path: 'plugins/review-preview/:uid/:documentId',
      lazy: async () => ({ Component: (await import('./pages/Preview')).default }),
    });
    app.registerPlugin({ id: 'review', name: 'review' });
    app.widgets.register(widgets);
  },
  bootstrap(app: StrapiApp) {
    const { apis } = app.getPlugin('content-manager') as unknown as Pick<ContentManagerPlugin['config'], 'apis'>;
    // Below who else is at the record, Strapi's buttons, and the outbox's way to the reader, which an officer looks at
    // right after signing.
    apis.addEditViewSidePanel((panels) => [...panels.slice(0, 3), ReviewPanel, ...panels.slice(3)]);
    apis.addDocumentAction((actions) =>
      actions
        // Taking a record off needs a reason: “撤回” in the panel, not Strapi's button.
        .filter((action) => action.type !== 'unpublish')
        .map((action) => (action.type === 'publish' ? asNextStep(action) : action)),
    );
    apis.addBulkAction(allowedInBulk);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', withStateColumn);
  },
};
export default plugin;
