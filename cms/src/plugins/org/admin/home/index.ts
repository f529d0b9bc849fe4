import { Key, Lock, User } from '@strapi/icons';
import type { WidgetArgs } from '@strapi/strapi/admin';
import { widget } from '../../../../admin/home/widget';
import { copy } from '../../copy';
import { accountsPath, breakGlassPath, securityPath } from './paths';

const texts = copy.widgets;

/** What accounts and rights tell on the home page; who sees which is in the table of the home page. */
export const widgets: WidgetArgs[] = [
  widget('org.sign-ins', {
    icon: Lock,
    title: texts.signIns,
    link: { label: texts.signInsMore, href: securityPath },
    component: async () => (await import('./SignIns')).SignIns,
  }),
  widget('org.accounts', {
    icon: User,
    title: texts.accounts,
    link: { label: texts.accountsMore, href: accountsPath },
    component: async () => (await import('./Accounts')).Accounts,
  }),
  widget('org.break-glass', {
    icon: Key,
    title: texts.breakGlass,
    link: { label: texts.breakGlassMore, href: breakGlassPath },
    component: async () => (await import('./BreakGlass')).BreakGlass,
  }),
];
