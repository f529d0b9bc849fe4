import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Clock } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { widget } from '../../../admin/home/widget';
import { copy } from '../copy';
import { DeadlinePanel } from './components/DeadlinePanel';

const boardPath = 'plugins/deadlines';
const mayLook = [{ action: 'plugin::deadlines.board', subject: null }];

const reminder = widget('deadlines.due', {
  icon: Clock,
  title: copy.widget.title,
  link: { label: copy.widget.more, href: `/${boardPath}` },
  component: async () => (await import('./components/Reminder')).Reminder,
});

const plugin = {
  register(app: StrapiApp) {
    app.addMenuLink({
      to: boardPath,
      icon: Clock,
      intlLabel: { id: 'deadlines.menu', defaultMessage: copy.board.title },
      Component: () => import('./pages/Board'),
      permissions: mayLook,
      position: 2,
    });
    app.registerPlugin({ id: 'deadlines', name: 'deadlines' });
    app.widgets.register(reminder);
  },
  bootstrap(app: StrapiApp) {
    const { apis } = app.getPlugin('content-manager') as unknown as Pick<ContentManagerPlugin['config'], 'apis'>;
    apis.addEditViewSidePanel((panels) => [...panels, DeadlinePanel]);
  },
};
export default plugin;
