import { error, type Issue } from '../issues/issue.ts';
import { plainText } from '../plain-text.ts';

const spokenOrDrawn = ['chart', 'audio', 'video'];
/** Fewer characters than this are a caption, not a text version. */
const minimumTextLength = 50;

/** Who cannot see a chart or hear a recording reads the same in words (R-POL-14, R-A11Y-01). */
export const policyInterpretationChecks = [textAlternativeIssues];

function textAlternativeIssues(record: { interpretationKind: string; body: string }): Issue[] {
  if (!spokenOrDrawn.includes(record.interpretationKind)) return [];
  if (plainText(record.body).length >= minimumTextLength) return [];
  return [error('body', 'interpretation.text-alternative')];
}
