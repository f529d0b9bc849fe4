import { staticPaths } from '../../content/static-paths.ts';
import { openRecord, openTombstone } from '../../lib/open-record.ts';
import { textEndpoint } from '../../lib/text-endpoint.ts';

export const getStaticPaths = () => staticPaths('records');

/** The machine-readable twin of a detail page. */
export const GET = textEndpoint('application/json', ({ params, locals }) => {
  const path = `/${params['column']}/${params['year']}-${params['number']}.html`;
  const item = locals.content.recordAt(path);
  if (item) return JSON.stringify(openRecord(item, locals.content.bureau));
  const tombstone = locals.content.tombstoneAt(path);
  return tombstone && JSON.stringify(openTombstone(tombstone));
});
