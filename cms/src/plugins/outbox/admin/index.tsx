import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Globe } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { copy } from '../copy';
import { ReleasePanel } from './components/ReleasePanel';
import { widgets } from './home';

const plugin = {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/outbox',
      icon: Globe,
      intlLabel: { id: 'outbox.menu', defaultMessage: copy.page.title },
      Component: () => import('./pages/Publishing'),
      permissions: [{ action: 'plugin::outbox.publishing', subject: null }],
      position: 2,
    });
    app.registerPlugin({ id: 'outbox', name: 'outbox' });
    app.widgets.register(widgets);
  },
  bootstrap(app: StrapiApp) {
    const { apis } = app.getPlugin('content-manager') as unknown as Pick<ContentManagerPlugin['config'], 'apis'>;
    apis.addEditViewSidePanel((panels) => [...panels.slice(0, 1), ReleasePanel, ...panels.slice(1)]);
  },
};
export default plugin;
