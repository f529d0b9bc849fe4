import type { StrapiApp } from '@strapi/strapi/admin';

const plugin = {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'audit', name: 'audit' });
  },
};
export default plugin;
