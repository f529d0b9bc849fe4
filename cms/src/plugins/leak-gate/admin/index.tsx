import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { LeakPanel } from './components/LeakPanel';

const plugin = {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'leak-gate', name: 'leak-gate' });
  },
  bootstrap(app: StrapiApp) {
    const { apis } = app.getPlugin('content-manager') as unknown as Pick<ContentManagerPlugin['config'], 'apis'>;
    // Below the procedure, whose next step it can hold back.
    apis.addEditViewSidePanel((panels) => [...panels, LeakPanel]);
  },
};
export default plugin;
