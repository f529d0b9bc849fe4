import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { ReleasePanel } from './components/ReleasePanel';

const plugin = {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'outbox', name: 'outbox' });
  },
  bootstrap(app: StrapiApp) {
    const { apis } = app.getPlugin('content-manager') as unknown as Pick<ContentManagerPlugin['config'], 'apis'>;
    apis.addEditViewSidePanel((panels) => [...panels.slice(0, 1), ReleasePanel, ...panels.slice(1)]);
  },
};
export default plugin;
