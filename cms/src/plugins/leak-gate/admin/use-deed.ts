import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { copy } from '../copy';
import { useDealWithLeakMutation, type Deed, type Place } from './api';

const done = { ground: copy.screen.recorded, mask: copy.screen.masked, clean: copy.screen.cleaned } satisfies Record<
  Deed,
  string
>;

/** Does something about findings and tells the officer how it went; the promise says whether it was done. */
export function useDeed(place: Place) {
  const [deal, { isLoading }] = useDealWithLeakMutation();
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: sentenceOf } = useAPIErrorHandler();

  async function take(deed: Deed, body: Record<string, unknown>): Promise<boolean> {
    const result = await deal({ ...place, deed, body });
    if ('error' in result && result.error) {
      toggleNotification({ type: 'danger', message: sentenceOf(result.error as Parameters<typeof sentenceOf>[0]) });
      return false;
    }
    toggleNotification({ type: 'success', message: done[deed] });
    return true;
  }
  return { take, isLoading };
}
