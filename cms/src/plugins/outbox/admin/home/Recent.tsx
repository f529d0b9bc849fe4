import { Badge } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { WidgetBody, WidgetList, WidgetRow } from '../../../../admin/home/WidgetParts';
import { copy } from '../../copy';
import type { RecentChange } from '../../server/services/recent';
import { useRecentChangesQuery } from '../api';
import { dayAndClock } from '../time';

const texts = copy.widgets;

/** On the home page: what the officer had a part in and went out lately, and whether readers see it (C-2). */
export function Recent() {
  const { data, isError } = useRecentChangesQuery();
  if (isError) return <Widget.Error>{texts.recentFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  if (data.items.length === 0) return <Widget.NoData>{texts.recentEmpty}</Widget.NoData>;
  return (
    <WidgetBody name="recent">
      <WidgetList>
        {data.items.map((change) => (
          <WidgetRow
            key={change.seq}
            title={change.title || copy.page.untitled}
            to={`/content-manager/collection-types/${change.uid}/${change.documentId}`}
            note={`${change.typeLabel}　${dayAndClock(change.liveAt ?? change.signedAt)}`}
            badge={<StageBadge change={change} />}
          />
        ))}
      </WidgetList>
    </WidgetBody>
  );
}

const tones = { live: 'success', held: 'danger' } as const;

/** The stage in words; the colour only repeats it. */
function StageBadge({ change: { action, stage } }: { change: RecentChange }) {
  const tone = stage === 'live' || stage === 'held' ? tones[stage] : 'primary';
  return (
    <Badge backgroundColor={`${tone}100`} textColor={`${tone}700`} style={{ whiteSpace: 'nowrap', flexShrink: 0 }}>
      {texts.stages[action][stage]}
    </Badge>
  );
}
