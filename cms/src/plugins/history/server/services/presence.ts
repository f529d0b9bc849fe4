import type { Core } from '@strapi/types';
import type { Participants } from '../../../review/server/services/participants';
import { present, type Sitting } from '../rules/present';
import { newestOf, type Place } from './versions';

/** Somebody else who has the record open to change it, or oneself in another window. */
export interface Editor {
  name: string;
  isSelf: boolean;
  since: string;
}
export interface Presence {
  editors: Editor[];
  /** The newest version: a form that was filled from an earlier one is out of date. */
  newest: { savedAt: string; at: string; account: string } | null;
}

interface Window extends Sitting {
  id: string;
}

const presence = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Kept in memory: whoever is there says so again within seconds of a restart. */
  const windows = new Map<string, Map<string, Window>>();

  function note({ uid, documentId }: Place, id: string, account: string, now: number): Window[] {
    const key = `${uid}/${documentId}`;
    const here = new Map(present(windows.get(key)?.values() ?? [], now).map((window) => [window.id, window]));
    here.set(id, { id, account, since: here.get(id)?.since ?? now, seenAt: now });
    windows.set(key, here);
    return [...here.values()];
  }

  return {
    /** A window says that its record is open for change, and hears who else is there and what was saved last. */
    async sit(place: Place, id: string, account: string): Promise<Presence> {
      const others = note(place, id, account, Date.now()).filter((window) => window.id !== id);
      const newest = await newestOf(strapi.db.connection, place);
      const participants: Participants = strapi.plugin('review').service('participants');
      const names = await participants.names([...others.map((window) => window.account), newest?.account ?? account]);
      return {
        editors: others.map((window) => ({
          name: names.get(window.account) ?? window.account,
          isSelf: window.account === account,
          since: new Date(window.since).toISOString(),
        })),
        newest: newest
          ? { savedAt: newest.saved_at, at: newest.at, account: names.get(newest.account) ?? newest.account }
          : null,
      };
    },

    /** The window was closed. */
    leave({ uid, documentId }: Place, id: string): void {
      windows.get(`${uid}/${documentId}`)?.delete(id);
    },
  };
};
export default presence;
export type PresenceService = ReturnType<typeof presence>;
