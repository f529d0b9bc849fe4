import type { Core } from '@strapi/types';

/** The admin's own inputs; Strapi stores each as the type named here. */
const customFields = [
  { name: 'html', plugin: 'editor', type: 'text', inputSize: { default: 12, isResizable: true } },
  { name: 'rows', plugin: 'editor', type: 'json', inputSize: { default: 12, isResizable: true } },
  { name: 'choice', plugin: 'editor', type: 'enumeration' },
] as const;

const plugin = {
  register({ strapi }: { strapi: Core.Strapi }) {
    for (const field of customFields) strapi.customFields.register(field);
  },
};
export default plugin;
