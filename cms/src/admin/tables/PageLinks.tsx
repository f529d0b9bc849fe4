import { Pagination } from '@strapi/strapi/admin';

interface Props {
  total: number;
  pageSize: number;
  /** What is shown where the address does not say how many. */
  defaultPageSize: number;
}

/** How many entries a page shows, and the way to the other pages; the address keeps both. */
export function PageLinks({ total, pageSize, defaultPageSize }: Props) {
  return (
    <Pagination.Root pageCount={Math.ceil(total / pageSize)} total={total} defaultPageSize={defaultPageSize}>
      <Pagination.PageSize />
      <Pagination.Links />
    </Pagination.Root>
  );
}
