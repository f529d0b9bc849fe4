import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Book, Lightning } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { widget } from '../../../admin/home/widget';
import { copy } from '../copy';
import { LeakPanel } from './components/LeakPanel';

const openTasks = widget('leak-gate.tasks', {
  icon: Lightning,
  title: copy.taskPage.title,
  link: { label: copy.taskPage.widgetMore, href: '/plugins/leak-gate-tasks' },
  component: async () => (await import('./home/OpenTasks')).OpenTasks,
});

const plugin = {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/leak-gate-tasks',
      icon: Lightning,
      intlLabel: { id: 'leak-gate.menu.tasks', defaultMessage: copy.taskPage.title },
      Component: () => import('./pages/Tasks'),
      permissions: [{ action: 'plugin::review.confidentiality', subject: null }],
      position: 4,
    });
    app.addMenuLink({
      to: 'plugins/leak-gate-dictionary',
      icon: Book,
      intlLabel: { id: 'leak-gate.menu.dictionary', defaultMessage: copy.dictionaryPage.title },
      Component: () => import('./pages/Dictionary'),
      permissions: [{ action: 'plugin::leak-gate.dictionary', subject: null }],
      position: 8,
    });
    app.registerPlugin({ id: 'leak-gate', name: 'leak-gate' });
    app.widgets.register(openTasks);
  },
  bootstrap(app: StrapiApp) {
    const { apis } = app.getPlugin('content-manager') as unknown as Pick<ContentManagerPlugin['config'], 'apis'>;
    // Below the procedure, whose next step it can hold back.
    apis.addEditViewSidePanel((panels) => [...panels, LeakPanel]);
  },
};
export default plugin;
