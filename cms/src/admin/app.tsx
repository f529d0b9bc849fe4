import type { StrapiApp } from '@strapi/strapi/admin';
import logo from './branding/logo.svg';
import { replaceFixedEnglish } from './branding/fixed-english';
import { theme } from './branding/theme';
import { labelCells } from './content-manager/choice-labels';
import { chinese } from './translations';

/** Widgets of Strapi's home page that tell an officer nothing. */
const unusedWidgets = ['key-statistics', 'profile-info', 'chart-entries', 'deploy-now'];

/** Kept by the browser: the chosen language, and that Strapi's advertisement for itself was closed. */
const settings = {
  'strapi-admin-language': 'zh-Hans',
  'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:undefined': 'true',
  'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false': 'true',
};

const application = {
  config: {
    locales: ['zh-Hans'],
    auth: { logo },
    menu: { logo },
    head: { favicon: logo },
    theme,
    tutorials: false,
    notifications: { releases: false },
    translations: { 'zh-Hans': chinese },
  },
  register(app: StrapiApp) {
    app.widgets.register((widgets) => widgets.filter(({ id }) => !unusedWidgets.includes(id)));
  },
  bootstrap(app: StrapiApp) {
    for (const [key, value] of Object.entries(settings))
      if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', labelCells);
    replaceFixedEnglish();
  },
};
export default application;
