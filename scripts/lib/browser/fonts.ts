import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'browser');

/** A fontconfig file that knows one family, Noto Sans SC from npm: Chinese text looks the same on every machine. */
export async function fontsFile(): Promise<string> {
  const family = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${xml(join(family, '400Regular'))}</dir>
  <dir>${xml(join(family, '700Bold'))}</dir>
  <cachedir>${xml(join(cache, 'fonts'))}</cachedir>
</fontconfig>
`;
  const file = join(cache, 'fonts.conf');
  await mkdir(cache, { recursive: true });
  // Renamed into place: another test's browser may be reading it.
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
  return file;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
