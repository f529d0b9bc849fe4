/**
 * What every answer carries. Pages need no inline script or style, so none is allowed; nothing may frame them, and
 * they load from nowhere else (D7).
 */
export const securityHeaders: Record<string, string> = {
  'content-security-policy': [
    `default-src 'none'`,
    ...[`script-src 'self'`, `style-src 'self'`, `img-src 'self' data:`, `font-src 'self'`, `connect-src 'self'`],
    ...[`manifest-src 'self'`, `form-action 'self'`, `frame-ancestors 'none'`, `base-uri 'none'`],
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Endings of files and their content types: the site's own, and those that bureaus attach. */
export const typeOfEnding = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  mjs: 'text/javascript',
  json: 'application/json',
  xml: 'application/xml',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  csv: 'text/csv',
  wasm: 'application/wasm',
  ico: 'image/x-icon',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  wps: 'application/vnd.ms-works',
  zip: 'application/zip',
  mp4: 'video/mp4',
} as const;
/** Files that are more than their ending says. */
export const typeOfName = {
  'atom.xml': 'application/atom+xml',
  'rss.xml': 'application/rss+xml',
  'feed.json': 'application/feed+json',
} as const;
export const unknownType = 'application/octet-stream';
/** Text, so Chinese in it needs an encoding, and compression pays. */
const isText = /^text\/|[+/](?:xml|json)$/;

/** Types whose bytes are UTF-8 text. */
export const textTypes = [
  ...new Set<string>(
    [...Object.values(typeOfEnding), ...Object.values(typeOfName)].filter((type) => isText.test(type)),
  ),
];

/** The content type of a path; text of any format is UTF-8 and says so. */
export function contentType(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  const types: Record<string, string> = path.startsWith('/files/')
    ? typeOfEnding
    : { ...typeOfEnding, ...namedTypes(name) };
  const type = types[ending] ?? unknownType;
  return textTypes.includes(type) ? `${type}; charset=utf-8` : type;
}

function namedTypes(name: string): Record<string, string> {
  const type = (typeOfName as Record<string, string>)[name];
  return type === undefined ? {} : { [name.split('.').at(-1) ?? '']: type };
}

/** Endings a browser shows safely; everything else is saved to disk. */
export const shownEndings = ['pdf', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'txt'] as const;
const shownInline = new RegExp(`\\.(?:${shownEndings.join('|')})$`, 'i');

/** A file of a record: under its own name, never as a page of this site. */
export function attachmentHeaders(name: string): Record<string, string> {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return {
    'content-disposition': `${shownInline.test(name) ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded}`,
    ...attachmentSecurity,
  };
}

/** A file that is opened in the browser all the same can do nothing there. */
export const attachmentSecurity = {
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; sandbox`,
} as const;

export const immutableFolders = ['/_astro/', '/files/'] as const;
export const immutable = 'public, max-age=31536000, immutable';
export const revalidated = 'no-cache';

/** Paths that hold a hash of their bytes never change; everything else is asked for again, cheaply by ETag. */
export function cacheControl(path: string): string {
  return immutableFolders.some((folder) => path.startsWith(folder)) ? immutable : revalidated;
}
