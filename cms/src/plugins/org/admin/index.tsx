import type { StrapiApp } from '@strapi/strapi/admin';
import { copy } from '../copy';
import { widgets } from './home';
import { completeSignIn } from './sign-in/complete-sign-in';
import { catchForgotten } from './sign-in/explain-forgotten';
import { signOutWhenIdle } from './sign-out-when-idle';

const plugin = {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'org', name: 'org' });
    app.widgets.register(widgets);
    app.addSettingsLink('global', {
      id: 'org-members',
      to: 'org-members',
      intlLabel: { id: 'org.members', defaultMessage: copy.members.title },
      Component: () => import('./pages/Members'),
      permissions: [{ action: 'plugin::org.members', subject: null }],
    });
    completeSignIn();
    catchForgotten();
    signOutWhenIdle();
    app.addSettingsLink('global', {
      id: 'org-account-security',
      to: 'account-security',
      intlLabel: { id: 'org.account-security', defaultMessage: copy.security.title },
      Component: () => import('./pages/AccountSecurity'),
      permissions: [{ action: 'plugin::org.rights', subject: null }],
    });
    app.addSettingsLink('global', {
      id: 'org-break-glass',
      to: 'break-glass',
      intlLabel: { id: 'org.break-glass', defaultMessage: copy.breakGlass.title },
      Component: () => import('./pages/BreakGlass'),
      permissions: [{ action: 'plugin::org.break-glass', subject: null }],
    });
  },
};
export default plugin;
