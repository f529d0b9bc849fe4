import { copy } from '../copy';
import type { State } from '../server/rules/flow';
import { isReviewed, useReviewStatesQuery } from './api';
import { StateBadge } from './components/StateBadge';

interface Row {
  documentId: string;
  /** Strapi's own: draft, published or modified. */
  status?: string;
}
interface Header {
  name: string;
  label: string | { id: string; defaultMessage: string };
  attribute: { type: string };
  searchable: boolean;
  sortable: boolean;
  cellFormatter: (row: Row) => JSX.Element;
}
interface Columns {
  displayedHeaders: Header[];
  layout: { uid?: string; contentType?: { uid?: string } } | undefined;
}

/** The column 环节 in the content manager's lists. */
export function withStateColumn({ displayedHeaders, layout }: Columns): Columns {
  const uid = location.pathname.match(/collection-types\/([^/?]+)/)?.[1];
  if (!uid || !isReviewed(uid)) return { displayedHeaders, layout };
  const column: Header = {
    name: '__review_state',
    label: copy.screen.columns.state,
    attribute: { type: 'custom' },
    searchable: false,
    sortable: false,
    cellFormatter: (row) => <StateCell uid={uid} row={row} />,
  };
  // Second, so that it is seen without scrolling.
  return { layout, displayedHeaders: [...displayedHeaders.slice(0, 1), column, ...displayedHeaders.slice(1)] };
}

/** One request a list: only records that are neither plain drafts nor plainly published have a state of their own. */
function StateCell({ uid, row }: { uid: string; row: Row }) {
  const { data } = useReviewStatesQuery(uid);
  if (!data) return null;
  const own: State | undefined = data[row.documentId];
  if (own) return <StateBadge state={own} />;
  if (row.status === 'modified') return <StateBadge state="published" text={copy.screen.changedAfterPublish} />;
  return <StateBadge state={row.status === 'published' ? 'published' : 'draft'} />;
}
