import { TextMatching } from '../primitives.ts';
import { toHalfWidth } from '../full-width.ts';

/** R-POL-02: `津应急〔2022〕15号`, or the order form `第11号`. */
export const documentNumberPattern =
  /^(?:[\u4e00-\u9fa5]{1,12}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号|[\u4e00-\u9fa5]{0,20}第[1-9]\d{0,4}号)$/;

/** 发文字号 in its normal form; `normaliseDocumentNumber` mends what people type. */
export const DocumentNumber = () => TextMatching(documentNumberPattern, 40);

/** A document number as typed and as it should read; `note` says in Chinese what was mended, null when nothing was. */
export interface NormalisedNumber {
  value: string;
  note: string | null;
}

// Round, square and lenticular brackets, and the quotation marks that old systems stored in their place.
const opening = '[(【〔［（「『〖{｛<〈《\u2039\u201c\u201e\u201f\u2018\u201b\u301d"';
const closing = '])】〕］）」』〗}｝>〉》\u203a\u201d\u201e\u201f\u2019\u201b\u301e\u301f"';
const yearInMarks = new RegExp(
  `[${escapeForClass(opening)}]\\s*((?:19|20)\\d{2})\\s*年?\\s*[${escapeForClass(closing)}]`,
);

function escapeForClass(chars: string): string {
  return chars.replace(/[\]\\^-]/g, '\\$&');
}

/**
 * Mends what people type for a document number: wrong brackets, full-width digits, spaces, `第` before the number of a
 * year, leading zeros, a missing 号. What cannot be understood comes back with its spaces removed and fails
 * `documentNumberPattern`, as it should (R-POL-02).
 */
export function normaliseDocumentNumber(typed: string): NormalisedNumber {
  const digits = [...typed].map((char) => (/[\uff10-\uff19]/.test(char) ? toHalfWidth(char) : char)).join('');
  const value = digits
    .replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, '')
    .replace(yearInMarks, '〔$1〕')
    .replace(/(〔\d{4}〕)第?0*([1-9]\d*)号?$/, '$1$2号')
    .replace(/第0+([1-9]\d*号)$/, '第$1');
  return { value, note: value === typed ? null : `“${typed}”已规范为“${value}”` };
}
