import { TextMatching } from '../primitives.ts';

/** GB 32100: 18 characters without I, O, S, V, Z (R-ID-01). The check digit is told apart by `isCreditCode`. */
export const creditCodePattern = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

export const CreditCode = () => TextMatching(creditCodePattern, 18);
