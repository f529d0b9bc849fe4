import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Messages = Record<string, string>;

/** Packages whose screens officers and the administrator use, and where their translations lie. */
export const translatedPackages = {
  admin: 'dist/admin/admin/src/translations',
  'content-manager': 'dist/admin/translations',
  upload: 'dist/admin/translations',
} as const;
export type TranslatedPackage = keyof typeof translatedPackages;

/** The messages of a package as shipped, under the keys that the admin looks up. */
export async function shippedMessages(name: TranslatedPackage, locale: 'en' | 'zh-Hans'): Promise<Messages> {
  const messages = await rawMessages(name, locale);
  const prefix = name === 'admin' ? '' : `${name}.`;
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [prefix + key, text]));
}

/**
 * Chinese that Strapi ships but never shows: the content manager's file carries keys that already have the prefix which
 * the admin then puts before them once more (strapi#25088).
 */
export async function recoverDoubledKeys(): Promise<Messages> {
  const recovered: Messages = {};
  for (const name of ['content-manager', 'upload'] as const) {
    const english = await shippedMessages(name, 'en');
    for (const [key, text] of Object.entries(await rawMessages(name, 'zh-Hans')))
      if (key.startsWith(`${name}.`) && key in english) recovered[key] = text;
  }
  return recovered;
}

async function rawMessages(name: TranslatedPackage, locale: string): Promise<Messages> {
  const file = join(packageFolder(name), translatedPackages[name], `${locale}.json.mjs`);
  const module = (await import(pathToFileURL(file).href)) as { default: Messages };
  return module.default;
}

/** pnpm shows these packages only to Strapi itself. */
function packageFolder(name: TranslatedPackage): string {
  const strapi = createRequire(import.meta.url).resolve('@strapi/strapi/package.json');
  return dirname(createRequire(strapi).resolve(`@strapi/${name}/package.json`));
}
