import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

type Failure = Parameters<ReturnType<typeof useAPIErrorHandler>['_unstableFormatAPIError']>[0];

/** Runs a call and tells how it went: `refusal` stays on the page, because it may list many things to mend. */
export function useAnswer() {
  const [refusal, setRefusal] = useState<string | null>(null);
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: sentenceOf } = useAPIErrorHandler();

  async function tell(call: PromiseLike<object>, done: string): Promise<boolean> {
    const answer = await call;
    const isRefused = 'error' in answer;
    setRefusal(isRefused ? sentenceOf(answer.error as Failure) : null);
    if (!isRefused) toggleNotification({ type: 'success', message: done });
    return !isRefused;
  }
  return { refusal, tell };
}
