import { Shield } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { widget } from '../../../admin/home/widget';
import { copy } from '../copy';

const summary = widget('audit.log', {
  icon: Shield,
  title: copy.screen.title,
  link: { label: copy.widget.more, href: '/plugins/audit' },
  component: async () => (await import('./home/Summary')).Summary,
});

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
    app.widgets.register(summary);
  },
};
export default plugin;
