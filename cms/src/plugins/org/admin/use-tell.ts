import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';

/** Runs a call and says how it went; true when it was done. */
export function useTell() {
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: explain } = useAPIErrorHandler();
  return async (call: PromiseLike<object>, done: string): Promise<boolean> => {
    const answer = await call;
    const isRefused = 'error' in answer;
    toggleNotification({
      type: isRefused ? 'danger' : 'success',
      message: isRefused ? explain(answer.error as never) : done,
    });
    return !isRefused;
  };
}
