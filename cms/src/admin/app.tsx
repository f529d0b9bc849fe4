import type { StrapiApp } from '@strapi/strapi/admin';

const application = {
  config: { locales: ['zh-Hans'], tutorials: false, notifications: { releases: false } },
  bootstrap(_app: StrapiApp) {
    if (!localStorage.getItem('strapi-admin-language')) localStorage.setItem('strapi-admin-language', 'zh-Hans');
  },
};
export default application;
