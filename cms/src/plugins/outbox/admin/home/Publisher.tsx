import { Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Figures, WidgetBody, type Figure } from '../../../../admin/home/WidgetParts';
import { Notice } from '../components/Notice';
import { copy } from '../../copy';
import type { Publishing } from '../../server/services/publishing';
import { useOversightQuery, useReleasesQuery } from '../api';
import { dayAndClock } from '../time';

const texts = copy.widgets;
const publishingPath = '/plugins/outbox';

/** On the home page, for those who oversee publishing: the publisher's state and alarms, what is stuck, the last release. */
export function Publisher() {
  const { data, isError } = useOversightQuery();
  const { data: releases } = useReleasesQuery({ page: '1', pageSize: '1' });
  if (isError) return <Widget.Error>{copy.page.loadFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  const last = releases?.items[0];
  return (
    <WidgetBody name="publisher">
      <State publisher={data.publisher} />
      <Figures figures={figuresOf(data)} />
      {last && (
        <Typography variant="pi" textColor="neutral600">
          {texts.lastAt(dayAndClock(last.at))}
        </Typography>
      )}
    </WidgetBody>
  );
}

function State({ publisher }: Pick<Publishing, 'publisher'>) {
  if (!publisher.isReachable)
    return <Notice tone="danger" title={copy.page.subtitle.unreachable} text={publisher.problem} />;
  const { alarms } = publisher.status;
  if (alarms.length === 0) return <Typography textColor="success700">{texts.fine}</Typography>;
  return alarms.map(({ code, message, since }) => (
    <Notice key={code} tone="danger" title={copy.page.since(dayAndClock(since))} text={message} />
  ));
}

function figuresOf({ publisher, queue, held, rolledBack, pendingRollbacks }: Publishing): Figure[] {
  const release = publisher.isReachable ? publisher.status.release : null;
  const counts = [
    { label: copy.page.figures.waiting, count: queue.total, isWarning: false },
    { label: texts.held, count: held.total, isWarning: held.total > 0 },
    { label: texts.rolledBack, count: rolledBack.total, isWarning: rolledBack.total > 0 },
    { label: texts.pending, count: pendingRollbacks, isWarning: pendingRollbacks > 0 },
  ];
  return [
    { label: texts.release, value: release === null ? texts.noRelease : texts.releaseOf(release), to: publishingPath },
    ...counts.map(({ label, count, isWarning }) => ({ label, value: String(count), to: publishingPath, isWarning })),
  ];
}
