import type { ReactNode } from 'react';
import { Box, EmptyStateLayout, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { copy } from '../../copy';
import type { RecordRef } from '../../server/services/records';

/** A list that reads well on a telephone too: each row wraps. */
export function Rows({ children, testId }: { children: ReactNode; testId: string }) {
  return (
    <Box tag="ul" background="neutral0" shadow="tableShadow" hasRadius data-testid={testId}>
      {children}
    </Box>
  );
}

export function Row({ children, testId }: { children: ReactNode; testId?: string }) {
  return (
    <Box tag="li" padding={4} borderColor="neutral150" borderStyle="solid" borderWidth="0 0 1px 0" data-testid={testId}>
      {children}
    </Box>
  );
}

export const Empty = ({ text }: { text: string }) => <EmptyStateLayout content={text} />;

/** Rows of records; what a long list leaves out is told. */
export function RecordRows<T extends RecordRef>(props: {
  list: { total: number; items: readonly T[] };
  testId: string;
  empty: string;
  keyOf: (item: T) => string | number;
  detail: (item: T) => ReactNode;
}) {
  const { list, testId, empty, keyOf, detail } = props;
  if (list.items.length === 0) return <Empty text={empty} />;
  return (
    <Rows testId={testId}>
      {list.items.map((item) => (
        <Row key={keyOf(item)}>
          <Flex justifyContent="space-between" gap={4} wrap="wrap">
            <RecordLink record={item} />
            <Flex gap={3} wrap="wrap">
              {detail(item)}
            </Flex>
          </Flex>
        </Row>
      ))}
      {list.total > list.items.length && (
        <Row>
          <Typography textColor="neutral600">{copy.page.more(list.total - list.items.length)}</Typography>
        </Row>
      )}
    </Rows>
  );
}

/** Title and type of a record, leading to its form. */
export function RecordLink({ record }: { record: RecordRef }) {
  return (
    <Box>
      <Link tag={NavLink} to={`/content-manager/collection-types/${record.uid}/${record.documentId}`}>
        {record.title || copy.page.untitled}
      </Link>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {record.typeLabel}
      </Typography>
    </Box>
  );
}

export const Small = ({ children }: { children: ReactNode }) => (
  <Typography variant="pi" textColor="neutral600">
    {children}
  </Typography>
);
