import { Box, Flex, Grid, Link, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';

/** What a widget holds, one part below the other. */
export function WidgetBody({ children, name }: { children: ReactNode; name: string }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" data-testid={`widget-${name}`}>
      {children}
    </Flex>
  );
}

/** Records or people, one a line. */
export function WidgetList({ children }: { children: ReactNode }) {
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {children}
    </Flex>
  );
}

/** What a short list leaves out. */
export function WidgetRest({ count, text }: { count: number; text: (count: number) => string }) {
  if (count <= 0) return null;
  return (
    <Typography variant="pi" textColor="neutral600">
      {text(count)}
    </Typography>
  );
}

interface RowProps {
  title: string;
  /** Where it is worked on; nothing to open without it. */
  to?: string;
  note?: string;
  isWarning?: boolean;
  badge?: ReactNode;
}

export function WidgetRow({ title, to, note, isWarning = false, badge }: RowProps) {
  return (
    <Flex tag="li" justifyContent="space-between" gap={3}>
      <Box minWidth={0} style={{ overflowWrap: 'anywhere' }}>
        {to === undefined ? (
          <Typography tag="p">{title}</Typography>
        ) : (
          <Link tag={NavLink} to={to}>
            {title}
          </Link>
        )}
        {note && (
          <Typography variant="pi" textColor={isWarning ? 'danger700' : 'neutral600'} tag="p">
            {note}
          </Typography>
        )}
      </Box>
      {badge}
    </Flex>
  );
}

export interface Figure {
  label: string;
  value: string;
  /** The page that shows what was counted. */
  to?: string;
  isWarning?: boolean;
}

/** Counts side by side; each leads to what was counted. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <Grid.Root gap={4} tag="ul">
      {figures.map((figure) => (
        <Grid.Item key={figure.label} tag="li" col={4} s={6} xs={6} direction="column" alignItems="stretch">
          <OneFigure {...figure} />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}

function OneFigure({ label, value, to, isWarning = false }: Figure) {
  const text = (
    <Typography variant="beta" textColor={isWarning ? 'danger700' : 'neutral800'}>
      {value}
    </Typography>
  );
  return (
    <>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {label}
      </Typography>
      {to === undefined ? (
        text
      ) : (
        <Link tag={NavLink} to={to} aria-label={`${label} ${value}`}>
          {text}
        </Link>
      )}
    </>
  );
}
