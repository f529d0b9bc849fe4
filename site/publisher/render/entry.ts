export { createApp } from 'astro/app/entrypoint';
export { createComponent, renderTemplate } from 'astro/runtime/server/index.js';
// Not in the index: what `app.render` itself makes a page's text with.
export { renderToString } from 'astro/runtime/server/render/astro/render.js';
