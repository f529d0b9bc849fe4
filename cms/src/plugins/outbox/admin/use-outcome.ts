import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { copy } from '../copy';

type ApiError = Parameters<ReturnType<typeof useAPIErrorHandler>['_unstableFormatAPIError']>[0];

/** Tells how a request went, in the server's own words when it refused; the promise says whether it succeeded. */
export function useOutcome() {
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: sentenceOf } = useAPIErrorHandler();
  return (result: { data: unknown } | { error: unknown }, done: string): boolean => {
    if ('error' in result) {
      // RTK Query leaves the type of errors open; the admin's base query gives Strapi's.
      const message = sentenceOf(result.error as ApiError) || copy.page.ask.failed;
      toggleNotification({ type: 'danger', message });
      return false;
    }
    toggleNotification({ type: 'success', message: done });
    return true;
  };
}
