/** A risk of putting together: it holds nothing back, and the confidentiality reviewer answers for it (B-5). */
export const isRisk = (code: string): boolean => code.startsWith('mosaic.');
