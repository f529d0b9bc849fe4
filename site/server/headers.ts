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

/** Formats a browser shows safely; everything else is saved to disk. */
const shownInline = /\.(?:pdf|png|jpe?g|gif|webp|txt)$/i;

/** A file of a record: under its own name, never as a page of this site. */
export function attachmentHeaders(name: string): Record<string, string> {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return {
    'content-disposition': `${shownInline.test(name) ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded}`,
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; sandbox`,
  };
}

/** Paths that hold a hash of their bytes never change; everything else is asked for again, cheaply by ETag. */
export function cacheControl(path: string): string {
  if (path.startsWith('/_astro/') || path.startsWith('/files/')) return 'public, max-age=31536000, immutable';
  return 'no-cache';
}
