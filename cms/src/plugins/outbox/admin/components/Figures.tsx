import { Box, Grid, Typography } from '@strapi/design-system';
import { copy } from '../../copy';
import type { Publishing } from '../../server/services/publishing';
import { durationText } from '../time';

const { figures } = copy.page;

interface FigureProps {
  label: string;
  value: string;
  hint: string;
  tone?: 'neutral800' | 'warning700' | 'danger700';
}

/** The state of publishing in four figures. */
export function Figures({ data }: { data: Publishing }) {
  const all = [online(data), waiting(data), week(data), incremental(data)];
  return (
    <Grid.Root gap={4}>
      {all.map((figure) => (
        <Grid.Item key={figure.label} col={3} s={6} xs={6} direction="column" alignItems="stretch">
          <Figure {...figure} />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

function Figure({ label, value, hint, tone = 'neutral800' }: FigureProps) {
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius padding={4} height="100%">
      <Typography variant="sigma" textColor="neutral600" tag="h2">
        {label}
      </Typography>
      <Typography variant="beta" textColor={tone} tag="p">
        {value}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {hint}
      </Typography>
    </Box>
  );
}

function online({ publisher }: Publishing): FigureProps {
  const label = figures.online;
  if (!publisher.isReachable)
    return { label, value: copy.page.working.unreachable, hint: copy.page.subtitle.unreachable, tone: 'danger700' };
  const { stage, release } = publisher.status;
  return {
    label,
    value: stage === null ? copy.page.working.idle : copy.page.publishingStages[stage],
    hint: release === null ? copy.page.subtitle.none : copy.page.subtitle.live(release),
  };
}

function waiting({ queue }: Publishing): FigureProps {
  const oldest = queue.items[0];
  const hint = oldest
    ? copy.page.waitingSince(durationText(Date.now() - Date.parse(oldest.signedAt)))
    : copy.page.nothingWaits;
  return { label: figures.waiting, value: copy.page.waitingCount(queue.total), hint };
}

function week({ week: { count, p50Ms, p95Ms } }: Publishing): FigureProps {
  if (p50Ms === null || p95Ms === null) return { label: figures.week, value: '—', hint: copy.page.noWeek };
  return {
    label: figures.week,
    value: copy.page.median(durationText(p50Ms)),
    hint: copy.page.percentile(durationText(p95Ms), count),
  };
}

function incremental({ publisher }: Publishing): FigureProps {
  const label = figures.incremental;
  const { on, onHint, off, offHint, unknown } = copy.page.incremental;
  if (!publisher.isReachable) return { label, value: unknown, hint: copy.page.subtitle.unreachable };
  if (publisher.status.isIncremental) return { label, value: on, hint: onHint };
  return { label, value: off, hint: offHint, tone: 'warning700' };
}
