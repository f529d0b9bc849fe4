import type { Hit } from '../hit.ts';

const pattern = /(?<![\w.+-])[A-Za-z0-9](?:[\w.+-]{0,62}[A-Za-z0-9_])?@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}/g;

/** Mailboxes of persons; those under gov.cn are given to public bodies and are no secret. */
export function emailHits(text: string): Hit[] {
  return [...text.matchAll(pattern)]
    .filter(([shown]) => !/[@.]gov\.cn$/i.test(shown))
    .map(({ 0: shown, index }) => ({
      code: 'privacy.email' as const,
      start: index,
      end: index + shown.length,
      masked: shown.replace(/^(.)([^@]*)/, (_all, first: string, rest: string) => first + '*'.repeat(rest.length)),
    }));
}
