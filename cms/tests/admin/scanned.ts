import type { Locator } from 'playwright-core';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';

const dotsPerPixel = 300 / 96;

/** What a scanner of 300 dots an inch reads from a code as large as it is printed, laid on a little askew. */
export async function scanned(picture: Locator): Promise<string> {
  const page = picture.page();
  await page.emulateMedia({ media: 'print' });
  const { width } = (await picture.boundingBox()) ?? { width: 0 };
  await page.emulateMedia({ media: null });
  const svg = Buffer.from(((await picture.getAttribute('src')) ?? '').split(',')[1] ?? '', 'base64');
  const dots = Math.round(width * dotsPerPixel);
  const printed = await sharp(svg, { density: 300 })
    .resize(dots, dots)
    .flatten({ background: 'white' })
    .png()
    .toBuffer();
  const laidOn = sharp(printed).rotate(1, { background: 'white' }).blur(0.5).ensureAlpha().raw();
  const { data, info } = await laidOn.toBuffer({ resolveWithObject: true });
  return decodeQR({ data, width: info.width, height: info.height });
}
