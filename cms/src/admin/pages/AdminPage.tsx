import type { ReactNode } from 'react';
import { Page } from '@strapi/strapi/admin';

interface Props {
  /** What an account must be allowed to do to see the page: `plugin::review.queue`. */
  action: string;
  title: string;
  children: ReactNode;
}

/** A page of ours in the admin; whoever may not see it is told so. */
export function AdminPage({ action, title, children }: Props) {
  return (
    <Page.Protect permissions={[{ action, subject: null }]}>
      <Page.Title>{title}</Page.Title>
      <Page.Main>{children}</Page.Main>
    </Page.Protect>
  );
}
