import { attachmentPath, type Attachment } from '@yangguang/schemas';

/** What a reader wants to know before downloading: where, what kind, how large, and how to check it (R-POL-09). */
export interface FileInfo {
  name: string;
  href: string;
  kind: string;
  size: string;
  mime: string;
  sha256: string;
}

const units = ['B', 'KB', 'MB', 'GB'];

/** `34 KB`, `1.2 MB`: 1024-based, one decimal from MB on. */
export function fileSize(bytes: number): string {
  let unit = 0;
  let size = bytes;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${unit < 2 ? Math.ceil(size) : size.toFixed(1)} ${units[unit]}`;
}

/** `XLSX`: the ending of the name, or the subtype of the MIME type when the name has none. */
export function fileKind(file: Pick<Attachment, 'name' | 'mime'>): string {
  const ending = /\.([0-9a-z]{1,8})$/i.exec(file.name)?.[1];
  return (ending ?? file.mime.split('/')[1] ?? file.mime).toUpperCase();
}

export function fileInfo(file: Attachment): FileInfo {
  return {
    name: file.name,
    href: attachmentPath(file),
    kind: fileKind(file),
    size: fileSize(file.sizeBytes),
    mime: file.mime,
    sha256: file.sha256,
  };
}
