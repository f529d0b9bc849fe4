import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { findChromium } from './chromium.ts';
import { fontsFile } from './fonts.ts';

/** What an unattended browser does without: sandbox (tests may run as root), graphics card, calls to its maker. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** A headless Chromium with Chinese glyphs, the same for every browser test and picture; the caller closes it. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    ...options,
    executablePath,
    args: [...flags, ...(options.args ?? [])],
    // Without a UTF-8 locale Chromium cannot write a Chinese file name and calls every download “download”.
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env, FONTCONFIG_FILE: await fontsFile() },
  });
}
