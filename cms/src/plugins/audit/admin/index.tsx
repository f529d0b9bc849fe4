import { Shield } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { copy } from '../copy';

const plugin = {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: 'plugins/audit',
      icon: Shield,
      intlLabel: { id: 'audit.menu', defaultMessage: copy.screen.title },
      Component: () => import('./pages/Log'),
      permissions: [{ action: 'plugin::audit.log', subject: null }],
      position: 6,
    });
    app.registerPlugin({ id: 'audit', name: 'audit' });
  },
};
export default plugin;
