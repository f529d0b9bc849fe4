/** One file of a release: where readers find it, and its bytes, in memory or in a file that is linked, not copied. */
export type ReleaseFile = {
  /** Path below the web root without a leading slash, not URL-encoded: `policies/2026-00087.html`. */
  path: string;
  /** SHA-256 of the bytes, from who has computed it already. */
  sha256?: string;
} & ({ bytes: Uint8Array } | { source: string });
