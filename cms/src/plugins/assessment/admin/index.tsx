import { ChartPie } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { widget } from '../../../admin/home/widget';
import { copy } from '../copy';

const path = 'plugins/assessment';

const notices = widget('assessment.notices', {
  icon: ChartPie,
  title: copy.widget.title,
  link: { label: copy.widget.more, href: `/${path}` },
  component: async () => (await import('./components/Notices')).Notices,
});

const plugin = {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: path,
      icon: ChartPie,
      intlLabel: { id: 'assessment.menu', defaultMessage: copy.page.title },
      Component: () => import('./pages/Rounds'),
      permissions: [{ action: 'plugin::assessment.read', subject: null }],
      position: 8,
    });
    // No entries of the menu: one assessment and its papers are opened from the list.
    app.router.addRoute({
      path: `${path}/:id`,
      lazy: async () => ({ Component: (await import('./pages/Round')).default }),
    });
    app.router.addRoute({
      path: `${path}/:id/paper/:department`,
      lazy: async () => ({ Component: (await import('./pages/PaperPage')).default }),
    });
    app.registerPlugin({ id: 'assessment', name: 'assessment' });
    app.widgets.register(notices);
  },
};
export default plugin;
