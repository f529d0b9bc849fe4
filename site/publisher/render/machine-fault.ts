/** Codes of the kernel and of SQLite: `ENOSPC`, `EIO`, `SQLITE_IOERR`. Node's own for wrong use begin with `ERR_`. */
const machineCode = /^(?:E[A-Z0-9]+|SQLITE_\w+)$/;

/**
 * Whether an error is the machine's and no record's: a full disk, too many open files. It ends the release; no record
 * is held back for it.
 */
export function isMachineFault(error: unknown): error is Error & { code: string } {
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return code !== undefined && machineCode.test(code);
}
