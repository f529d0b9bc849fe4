import type { Bureau } from '../bureau.ts';
import { withoutPassed, type Dictionary, type Term } from './dictionary/dictionary.ts';
import { builtInDictionary } from './dictionary/built-in.ts';

/** What the detectors must know of the bureau besides the text. */
export interface LeakSettings {
  dictionary: Dictionary;
  /** Texts with contacts that are public: the offices' telephones, fax, mailboxes, addresses. */
  publicTexts: readonly string[];
}

/** Without a bureau: the dictionary that comes with the system, and no contact that is public. */
export const plainLeakSettings: LeakSettings = { dictionary: builtInDictionary, publicTexts: [] };

/** The bureau's own contacts are public, and so is what it adds to the dictionary. */
export function leakSettings(bureau: Bureau, own: readonly Term[] = [], ownVersion = ''): LeakSettings {
  const { disclosureOffice: office } = bureau;
  const bodyName: Term = { kind: 'body-name', text: bureau.name, right: null };
  const hosts = [bureau.siteOrigin, bureau.parentSite.url].map((url) => hostTerm(new URL(url).hostname));
  const contacts = (bureau.publicContacts ?? []).map((text): Term => ({ kind: 'public-contact', text, right: null }));
  return {
    dictionary: {
      version: [builtInDictionary.version, ownVersion].filter(Boolean).join('+'),
      terms: withoutPassed([...builtInDictionary.terms, bodyName, ...hosts, ...contacts, ...own]),
    },
    publicTexts: [bureau.dutyPhone, bureau.address, office.address, office.phone, office.fax, office.email],
  };
}

const hostTerm = (text: string): Term => ({ kind: 'allowed-host', text, right: null });
