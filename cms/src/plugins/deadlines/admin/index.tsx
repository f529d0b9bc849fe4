import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Clock } from '@strapi/icons';
import type { StrapiApp, WidgetArgs } from '@strapi/strapi/admin';
import { copy } from '../copy';
import { DeadlinePanel } from './components/DeadlinePanel';

const boardPath = 'plugins/deadlines';
const mayLook = [{ action: 'plugin::deadlines.board', subject: null }];

const reminder: WidgetArgs = {
  id: 'due',
  pluginId: 'deadlines',
  icon: Clock,
  title: { id: 'deadlines.widget', defaultMessage: copy.widget.title },
  link: { label: { id: 'deadlines.widget.more', defaultMessage: copy.widget.more }, href: `/${boardPath}` },
  component: async () => (await import('./components/Reminder')).Reminder,
  permissions: mayLook,
};

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
    app.widgets.register((widgets) => [...widgets.slice(0, 1), reminder, ...widgets.slice(1)]);
  },
  bootstrap(app: StrapiApp) {
    const { apis } = app.getPlugin('content-manager') as unknown as Pick<ContentManagerPlugin['config'], 'apis'>;
    apis.addEditViewSidePanel((panels) => [...panels, DeadlinePanel]);
  },
};
export default plugin;
