import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { copy } from '../copy';
import { useTakeStepMutation, type Place, type StepName } from './api';

/** Takes a step and tells the officer how it went; the promise says whether it was taken. */
export function useStep(place: Place) {
  const [takeStep, { isLoading }] = useTakeStepMutation();
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: sentenceOf } = useAPIErrorHandler();

  async function take(step: StepName, body: Record<string, unknown>): Promise<boolean> {
    const result = await takeStep({ ...place, step, body });
    if ('error' in result && result.error) {
      toggleNotification({ type: 'danger', message: sentenceOf(result.error as Parameters<typeof sentenceOf>[0]) });
      return false;
    }
    toggleNotification({ type: 'success', message: copy.screen.done[step] });
    return true;
  }
  return { take, isLoading };
}
