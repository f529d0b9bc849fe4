/** What a call of the document service does to the public: lets a record out, takes it away, or neither. */
export type Operation = 'publish' | 'remove' | 'none';

/**
 * Strapi publishes inside `create` and `update` when they carry `status: 'published'`, and then never calls its own
 * public `publish`; so all three count. Draft saves, discarded drafts and clones (always drafts) change nothing public.
 */
export function operationOf(action: string, params: { status?: string } | undefined): Operation {
  if (action === 'publish') return 'publish';
  if ((action === 'create' || action === 'update') && params?.status === 'published') return 'publish';
  if (action === 'unpublish' || action === 'delete') return 'remove';
  return 'none';
}
