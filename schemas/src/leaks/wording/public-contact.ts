import { termsOf } from '../dictionary/dictionary.ts';
import type { LeakSettings } from '../settings.ts';

/** Signs that tell two numbers apart, whatever parts the digits. */
const bare = (text: string): string => text.replace(/[\s()（）-]/g, '').toLowerCase();

/** A wildcard of the dictionary as an expression for the whole of a text. */
export function wildcard(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i');
}

/** True for a telephone, mailbox or address that the bureau itself gives to the public. */
export function publicContacts(settings: LeakSettings): (found: string) => boolean {
  const texts = settings.publicTexts.map(bare);
  const patterns = termsOf(settings.dictionary, 'public-contact').map(({ text }) => wildcard(bare(text)));
  return (found) => texts.some((text) => text.includes(bare(found))) || patterns.some((p) => p.test(bare(found)));
}
