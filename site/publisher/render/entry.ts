export { createApp } from 'astro/app/entrypoint';
export { createComponent, renderHead, renderScript, renderTemplate } from 'astro/runtime/server/index.js';
