/** Long enough for a busy browser to have taken the file; the memory is free again after it. */
const keptMs = 60_000;

/** Offers a file to the officer as a download. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  // Outside the page, and revoked at once, a busy browser saves the file without its name or not at all.
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}
