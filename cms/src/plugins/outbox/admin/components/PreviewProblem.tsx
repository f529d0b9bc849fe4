import { useAPIErrorHandler } from '@strapi/strapi/admin';
import { copy } from '../../copy';
import { Notice } from './Notice';

type ApiError = Parameters<ReturnType<typeof useAPIErrorHandler>['_unstableFormatAPIError']>[0];

/** Why the preview cannot be had, in the server's own words. */
export function PreviewProblem({ error }: { error: unknown }) {
  const { _unstableFormatAPIError: sentenceOf } = useAPIErrorHandler();
  // RTK Query leaves the type of errors open; the admin's base query gives Strapi's.
  return <Notice tone="danger" title={copy.page.ask.failed} text={sentenceOf(error as ApiError)} />;
}
