import type { StrapiApp } from '@strapi/strapi/admin';

const plugin = {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'importer', name: 'importer' });
  },
};
export default plugin;
