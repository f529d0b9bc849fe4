import { normaliseDocumentNumber } from '../../rules/document-number.ts';
import type { Hit } from '../hit.ts';

const pattern =
  /[\u4e00-\u9fa5]{1,10} ?[[(【［（「『〖{｛<〈《] ?(?:19|20)\d{2} ?年?[\])】］）」』〗}｝>〉》] ?第?\d{1,5} ?号/g;

/** Document numbers in running text whose year stands in other brackets than 〔〕 (R-POL-02). */
export function bracketHits(text: string): Hit[] {
  return [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    code: 'word.brackets' as const,
    start: index,
    end: index + word.length,
    params: { word, right: normaliseDocumentNumber(word).value },
  }));
}
