import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  attachmentSecurity,
  immutable,
  immutableFolders,
  revalidated,
  securityHeaders,
  shownEndings,
  textTypes,
  typeOfEnding,
  typeOfName,
  unknownType,
} from './headers.ts';
import { startingPage } from './starting-page.ts';

/** Where the configuration of nginx lies in the checkout. */
export const snippetFolder = fileURLToPath(new URL('../../scripts/deploy/nginx/yangguang', import.meta.url));

const note = '# Written by site/server/nginx-snippets.ts from site/server/headers.ts. Change it there.\n';
const line = (text: string): string => `${text}\n`;

/** The last one is set where the connection is encrypted, and empty elsewhere: then nginx sends none. */
function headerLines(headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => line(`add_header ${name} "${value}" always;`));
  return [...lines, line('add_header strict-transport-security $yangguang_transport always;')].join('');
}

function endingsByType(): Map<string, string[]> {
  const types = new Map<string, string[]>();
  for (const [ending, type] of Object.entries(typeOfEnding)) types.set(type, [...(types.get(type) ?? []), ending]);
  return types;
}

function typeLines(): string {
  const types = [...endingsByType()].map(([type, endings]) => line(`  ${type} ${endings.join(' ')};`));
  // text/html is always among both; nginx warns when it is said again.
  const texts = textTypes.filter((type) => type !== 'text/html').join(' ');
  return [
    line('types {') + types.join('') + line('}'),
    line(`default_type ${unknownType};`),
    line('charset utf-8;'),
    line(`charset_types ${texts};`),
    line(`gzip_types ${texts};`),
  ].join('');
}

/** A location for each name: its ending alone would not tell the type. */
function nameLines(): string {
  return Object.entries(typeOfName)
    .map(
      ([name, type]) =>
        `location ~ /${name.replaceAll('.', '\\.')}$ {\n  root $yangguang_release;\n  types {\n  }\n  default_type ${type};\n}\n`,
    )
    .join('');
}

/**
 * Parts of nginx's configuration that follow from what the portal's own server answers, so that both say the same. By
 * file name.
 */
export function nginxSnippets(): Record<string, string> {
  const { 'content-security-policy': _, ...others } = securityHeaders;
  const files = { ...others, ...attachmentSecurity };
  const folders = immutableFolders.map((folder) => line(`  ~^${folder} "${immutable}";`)).join('');
  return {
    'headers.conf': note + headerLines(securityHeaders),
    'headers-of-files.conf': note + headerLines(files),
    'types.conf': note + typeLines(),
    'names.conf': note + nameLines(),
    'starting.conf': note + line(`return 503 '${startingPage}';`),
    'maps.conf':
      note +
      line('map $uri $yangguang_caching {') +
      line(`  default "${revalidated}";`) +
      folders +
      line('}') +
      line('map $uri $yangguang_disposition {') +
      line('  default attachment;') +
      line(`  ~*\\.(${shownEndings.join('|')})$ inline;`) +
      line('}') +
      // As the reader sent it: encoded, so that it can stand in a header.
      line('map $request_uri $yangguang_name {') +
      line('  ~^/files/[^/?]+/(?<name>[^/?]+) $name;') +
      line('}'),
  };
}

/** `nginx-snippets.ts` writes them; the tests of the server compare. */
if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, text] of Object.entries(nginxSnippets())) writeFileSync(join(snippetFolder, name), text);
