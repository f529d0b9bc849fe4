import type { StrapiApp } from '@strapi/strapi/admin';

const plugin = {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'editor', name: 'editor' });
  },
};
export default plugin;
