import type { StrapiApp } from '@strapi/strapi/admin';
import logo from './branding/logo.svg';
import { replaceFixedEnglish } from './branding/fixed-english';
import { theme } from './branding/theme';
import { hideEmptyContentManager } from './content-manager/menu-entry';
import { labelCells } from './content-manager/choice-labels';
import { arrangeHome } from './home/widget';
import { chinese } from './translations';

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
    arrangeHome(app);
    hideEmptyContentManager(app);
  },
  bootstrap(app: StrapiApp) {
    for (const [key, value] of Object.entries(settings))
      if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', labelCells);
    replaceFixedEnglish();
  },
};
export default application;
