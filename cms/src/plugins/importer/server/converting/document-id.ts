import { randomInt } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const alphabet = `${letters}0123456789`;

/** A key of Strapi's form: 24 lower-case letters and digits, the first a letter. */
export function newDocumentId(): string {
  let id = letters[randomInt(letters.length)] ?? 'a';
  while (id.length < 24) id += alphabet[randomInt(alphabet.length)] ?? '0';
  return id;
}
