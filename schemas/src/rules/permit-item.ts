import { at, error, warning, type Issue } from '../issues/issue.ts';
import { isWebAddress } from './article.ts';

interface Permit {
  statutoryDays: number;
  promisedDays: number;
  hasFee: boolean;
  feeStandard: string | null;
  acceptanceConditions: string;
  servicePlace: string;
  onlineUrl: string | null;
  requiredMaterials: { name: string; templateFile: string | null }[];
  attachments: { name: string }[];
}

/** Words that leave the applicant guessing (D-12). */
const vagueWords = ['其他材料', '其它材料', '其他相关材料', '相关材料', '有关材料', '有关部门', '等材料', '等相关'];

/** Limits, fees, vague words and forms of a service guide (R-SRC-11, R-PMT-04, D-12, D-14). */
export const permitItemChecks = [
  limitIssues,
  feeIssues,
  vagueMaterialIssues,
  vagueTextIssues('acceptanceConditions'),
  vagueTextIssues('servicePlace'),
  templateIssues,
  onlineIssues,
];

function limitIssues({ promisedDays: promised, statutoryDays: statutory }: Permit): Issue[] {
  return promised > statutory ? [error('promisedDays', 'permit.promised-too-long', { promised, statutory })] : [];
}

function feeIssues(record: Permit): Issue[] {
  return record.hasFee && !record.feeStandard ? [error('feeStandard', 'permit.fee-standard-missing')] : [];
}

function vagueMaterialIssues(record: Permit): Issue[] {
  return record.requiredMaterials.flatMap(({ name }, index) => {
    const word = vagueWords.find((candidate) => name.includes(candidate));
    return word ? [at(error('requiredMaterials', 'permit.vague-words', { word }), index + 1, 'name')] : [];
  });
}

function vagueTextIssues(field: 'acceptanceConditions' | 'servicePlace'): (record: Permit) => Issue[] {
  return (record) => {
    const word = vagueWords.find((candidate) => record[field].includes(candidate));
    return word ? [warning(field, 'permit.vague-words', { word })] : [];
  };
}

function onlineIssues(record: Permit): Issue[] {
  if (record.onlineUrl === null || isWebAddress(record.onlineUrl)) return [];
  return [error('onlineUrl', 'url.not-http')];
}

function templateIssues(record: Permit): Issue[] {
  const names = new Set(record.attachments.map((file) => file.name));
  return record.requiredMaterials.flatMap(({ templateFile }, index) => {
    if (templateFile === null || names.has(templateFile)) return [];
    const issue = error('requiredMaterials', 'permit.template-missing', { file: templateFile });
    return [at(issue, index + 1, 'templateFile')];
  });
}
