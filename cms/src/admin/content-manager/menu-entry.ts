import type { StrapiApp } from '@strapi/strapi/admin';

/** Strapi shows the content manager to everybody; whoever may read no records would find an empty page there. */
export function hideEmptyContentManager({ router }: StrapiApp): void {
  const entry = router.menu.find(({ to }) => to === 'content-manager');
  if (!entry) throw new RangeError('Strapi has no menu entry of the content manager');
  entry.permissions = [{ action: 'plugin::content-manager.explorer.read', subject: null }];
}
