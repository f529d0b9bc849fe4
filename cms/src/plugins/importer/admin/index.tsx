import { Upload } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { screenCopy } from '../copy';

const plugin = {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/importer',
      icon: Upload,
      intlLabel: { id: 'importer.menu', defaultMessage: screenCopy.title },
      Component: () => import('./pages/Import'),
      permissions: [{ action: 'plugin::importer.import', subject: null }],
      position: 2,
    });
    app.registerPlugin({ id: 'importer', name: 'importer' });
  },
};
export default plugin;
