import type { ReactNode } from 'react';
import { Layouts, Page } from '@strapi/strapi/admin';

interface Props {
  /** What an account must be allowed to do to see the page: `plugin::review.queue`. */
  action: string;
  title: string;
  /** Where it is known before anything is loaded; otherwise the page makes its own header. */
  subtitle?: string;
  children: ReactNode;
}

/** A page of ours in the admin; whoever may not see it is told so. */
export function AdminPage({ action, title, subtitle, children }: Props) {
  return (
    <Page.Protect permissions={[{ action, subject: null }]}>
      <Page.Title>{title}</Page.Title>
      <Page.Main>
        {subtitle === undefined ? (
          children
        ) : (
          <>
            <Layouts.Header title={title} subtitle={subtitle} />
            <Layouts.Content>{children}</Layouts.Content>
          </>
        )}
      </Page.Main>
    </Page.Protect>
  );
}
