import { TextMatching } from '../primitives.ts';

/** R-POL-02: `津应急〔2022〕15号`, or the order form `第11号`. */
export const documentNumberPattern =
  /^(?:[\u4e00-\u9fa5]{1,12}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号|[\u4e00-\u9fa5]{0,20}第[1-9]\d{0,4}号)$/;

/** 发文字号 in its normal form; `normaliseDocumentNumber` mends what people type. */
export const DocumentNumber = () => TextMatching(documentNumberPattern, 40);
