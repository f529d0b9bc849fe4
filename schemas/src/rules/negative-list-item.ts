import { error, type Issue } from '../issues/issue.ts';

interface Item {
  legalClause: string;
  formedDate: string;
  checkedDate: string;
}

/** A law by its name and the article in it, `《…》…第十六条`. */
const namedClause = /《[^《》]+》[^《》]*第[一二三四五六七八九十百零〇\d]+条/;

/** Every item can be checked: the clause names law and article, the last look is not before the item (R-SRC-13). */
export const negativeListChecks = [clauseIssues, checkedIssues];

function clauseIssues({ legalClause }: Item): Issue[] {
  return namedClause.test(legalClause) ? [] : [error('legalClause', 'negative-list.clause-vague')];
}

function checkedIssues({ formedDate, checkedDate }: Item): Issue[] {
  return checkedDate >= formedDate ? [] : [error('checkedDate', 'date.before', { other: '生成日期' })];
}
