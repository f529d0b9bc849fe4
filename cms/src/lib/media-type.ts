import path from 'node:path';

const zip = '504b0304';
const ole = 'd0cf11e0a1b11ae1';
const office = 'application/vnd.openxmlformats-officedocument';

/** What an ending promises, and the bytes such a file begins with; text has no signature. */
const types: Readonly<Record<string, { mime: string; signature?: string; offset?: number }>> = {
  '.pdf': { mime: 'application/pdf', signature: '25504446' },
  '.ofd': { mime: 'application/ofd', signature: zip },
  '.zip': { mime: 'application/zip', signature: zip },
  '.doc': { mime: 'application/msword', signature: ole },
  '.xls': { mime: 'application/vnd.ms-excel', signature: ole },
  '.docx': { mime: `${office}.wordprocessingml.document`, signature: zip },
  '.xlsx': { mime: `${office}.spreadsheetml.sheet`, signature: zip },
  '.pptx': { mime: `${office}.presentationml.presentation`, signature: zip },
  '.jpg': { mime: 'image/jpeg', signature: 'ffd8ff' },
  '.jpeg': { mime: 'image/jpeg', signature: 'ffd8ff' },
  '.png': { mime: 'image/png', signature: '89504e470d0a1a0a' },
  '.webp': { mime: 'image/webp', signature: '57454250', offset: 8 },
  '.mp4': { mime: 'video/mp4', signature: '66747970', offset: 4 },
  '.txt': { mime: 'text/plain' },
  '.csv': { mime: 'text/csv' },
};

/** The media type of a file, told by its ending and confirmed by its first bytes; undefined when they disagree. */
export function mediaTypeOf(name: string, head: Uint8Array): string | undefined {
  const type = types[path.extname(name).toLowerCase()];
  if (!type) return undefined;
  const { mime, signature, offset = 0 } = type;
  const start = Buffer.from(head).subarray(offset).toString('hex');
  return signature === undefined || start.startsWith(signature) ? mime : undefined;
}
