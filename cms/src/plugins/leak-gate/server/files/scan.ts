import type { IssueCode } from '@yangguang/schemas';

/** Something hidden in a file, at a place that people find: 正文第 3 段, 工作表“附表”第 5 行. */
export interface FileFinding {
  code: IssueCode;
  place: string;
}

/** A text that readers of the file see, for the detectors of texts. */
export interface FileText {
  place: string;
  text: string;
}

export interface FileScan {
  findings: FileFinding[];
  texts: FileText[];
}

export const noScan = (): FileScan => ({ findings: [], texts: [] });
