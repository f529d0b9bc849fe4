import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import type { StrapiApp } from '@strapi/strapi/admin';
import { keepFormOnRefusal } from './conflict/keep-form';
import { EditingPanel } from './components/EditingPanel';
import { VersionsPanel } from './components/VersionsPanel';

const plugin = {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'history', name: 'history' });
  },
  bootstrap(app: StrapiApp) {
    const { apis } = app.getPlugin('content-manager') as unknown as Pick<ContentManagerPlugin['config'], 'apis'>;
    apis.addEditViewSidePanel((panels) => [EditingPanel, ...panels, VersionsPanel]);
    keepFormOnRefusal();
  },
};
export default plugin;
