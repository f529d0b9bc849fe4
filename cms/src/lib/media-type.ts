import { open } from 'node:fs/promises';
import path from 'node:path';
import { fileTypeFromFile } from 'file-type';

const office = 'application/vnd.openxmlformats-officedocument';
const zip = 'application/zip';
/** The container of the old Office formats. */
const cfb = 'application/x-cfb';

/** What an ending promises, and what the bytes of such a file may be found to be; text has no signature. */
const types: Readonly<Record<string, { mime: string; found?: readonly string[] }>> = {
  '.pdf': { mime: 'application/pdf' },
  '.ofd': { mime: 'application/ofd', found: ['application/ofd', zip] },
  '.zip': { mime: zip },
  '.doc': { mime: 'application/msword', found: ['application/msword', cfb] },
  '.xls': { mime: 'application/vnd.ms-excel', found: ['application/vnd.ms-excel', cfb] },
  // Some programs order the parts of these so that only the container is recognised.
  '.docx': { mime: `${office}.wordprocessingml.document`, found: [`${office}.wordprocessingml.document`, zip] },
  '.xlsx': { mime: `${office}.spreadsheetml.sheet`, found: [`${office}.spreadsheetml.sheet`, zip] },
  '.pptx': { mime: `${office}.presentationml.presentation`, found: [`${office}.presentationml.presentation`, zip] },
  '.jpg': { mime: 'image/jpeg' },
  '.jpeg': { mime: 'image/jpeg' },
  '.png': { mime: 'image/png' },
  '.webp': { mime: 'image/webp' },
  '.mp4': { mime: 'video/mp4', found: ['video/mp4', 'video/x-m4v', 'video/quicktime'] },
  '.txt': { mime: 'text/plain', found: [] },
  '.csv': { mime: 'text/csv', found: [] },
};

/**
 * The media type of a file, told by its ending and confirmed by its bytes.
 *
 * @param name - as people see it; `file` is where its bytes are.
 * @returns undefined for an ending that is none of ours, and when the bytes are something else than the ending says.
 */
export async function mediaTypeOf(name: string, file: string): Promise<string | undefined> {
  const type = types[path.extname(name).toLowerCase()];
  if (!type) return undefined;
  const found = await fileTypeFromFile(file);
  const expected = type.found ?? [type.mime];
  const isAsPromised = found ? expected.includes(found.mime) : expected.length === 0 && (await isText(file));
  return isAsPromised ? type.mime : undefined;
}

const bytesRead = 4096;

/** No text in any encoding that people send has a NUL, but for UTF-16, which begins with its mark. */
async function isText(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead: count } = await handle.read(Buffer.alloc(bytesRead), 0, bytesRead, 0);
    const isUtf16 = ['fffe', 'feff'].includes(buffer.subarray(0, 2).toString('hex'));
    return isUtf16 || !buffer.subarray(0, count).includes(0);
  } finally {
    await handle.close();
  }
}
