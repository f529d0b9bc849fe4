/** Nothing but this host: the admin needs no other address (features G-1). */
const directives = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'connect-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'frame-src': ["'self'"],
  'frame-ancestors': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
  upgradeInsecureRequests: null,
};

const middlewares = () => [
  'global::guest-links',
  'strapi::logger',
  'strapi::errors',
  { name: 'strapi::security', config: { contentSecurityPolicy: { useDefaults: false, directives } } },
  { name: 'strapi::cors', config: { origin: [] } },
  'strapi::query',
  'global::multipart-guard',
  {
    name: 'strapi::body',
    config: { jsonLimit: '10mb', formLimit: '1mb', textLimit: '1mb', formidable: { maxFileSize: 200 * 1024 * 1024 } },
  },
  'global::upload-guard',
  'strapi::session',
  { name: 'strapi::favicon', config: { path: './src/admin/branding/favicon.png' } },
  'strapi::public',
];
export default middlewares;
