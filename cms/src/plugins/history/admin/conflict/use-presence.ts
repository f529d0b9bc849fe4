import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import type { Presence } from '../../server/services/presence';
import type { Place } from '../api';

const beatMs = 10_000;
/** Whoever has touched nothing for so long is no longer at work; the session may then end as it would without us. */
const idleMs = 10 * 60_000;
/** This window, for as long as it is open. */
const windowId = crypto.randomUUID();

/** Says that the record is open for change in this window, and tells who else is there and what was saved last. */
export function usePresence({ uid, documentId }: Place, isEditing: boolean): [Presence | null, () => Promise<void>] {
  const { post } = useFetchClient();
  const [presence, setPresence] = useState<Presence | null>(null);
  const url = `/history/presence/${uid}/${documentId}`;
  const beat = useCallback(async () => {
    const { data } = await post<Presence>(url, { window: windowId });
    setPresence(data);
  }, [post, url]);

  useEffect(() => {
    if (!isEditing) return undefined;
    let touchedAt = Date.now();
    const touch = () => {
      touchedAt = Date.now();
    };
    const tick = () => {
      const isAtWork = document.visibilityState === 'visible' && Date.now() - touchedAt < idleMs;
      // A beat that fails is made up for by the next one.
      if (isAtWork) beat().catch(() => setPresence(null));
    };
    const events = ['pointerdown', 'keydown', 'visibilitychange'] as const;
    for (const event of events) document.addEventListener(event, touch);
    tick();
    const timer = setInterval(tick, beatMs);
    return () => {
      clearInterval(timer);
      for (const event of events) document.removeEventListener(event, touch);
      post(url, { window: windowId, isLeaving: true }).catch(() => undefined);
    };
  }, [isEditing, beat, post, url]);

  return [presence, beat];
}
