import { useState } from 'react';
import { copy } from '../../copy';
import type { CaseView } from '../../server/services/cases';
import { AnswerList, hasYes, isAnswered, type Answers } from './AnswerList';

export interface SheetAnswersState {
  answers: Answers;
  files: { name: string; sha256: string; answers: Answers }[];
  setAnswers: (answers: Answers) => void;
  setOfFile: (sha256: string, answers: Answers) => void;
  isComplete: boolean;
  /** Something was answered with yes, which wants its reason. */
  hasYes: boolean;
  /** As the routes take them. */
  body: { answers: Answers; attachments: { sha256: string; answers: Answers }[] };
}

/** What is answered for a record and for each of its files: nothing in advance. */
export function useSheetAnswers(attachments: CaseView['attachments']): SheetAnswersState {
  const [answers, setAnswers] = useState<Answers>({});
  const [ofFiles, setOfFiles] = useState<Record<string, Answers>>({});
  const files = attachments.map(({ name, sha256 }) => ({ name, sha256, answers: ofFiles[sha256] ?? {} }));
  const given = [answers, ...files.map((file) => file.answers)];
  return {
    ...{ answers, files, setAnswers },
    setOfFile: (sha256, next) => setOfFiles({ ...ofFiles, [sha256]: next }),
    isComplete: given.every(isAnswered),
    hasYes: given.some(hasYes),
    body: { answers, attachments: files.map((file) => ({ sha256: file.sha256, answers: file.answers })) },
  };
}

/** The questions, for the record and then for each file (R-SEC-01, R-SEC-02). */
export function SheetAnswers({ sheet: { answers, files, setAnswers, setOfFile } }: { sheet: SheetAnswersState }) {
  return (
    <>
      <AnswerList title={copy.sheet.record} testId="sheet" answers={answers} onChange={setAnswers} />
      {files.map((file, index) => (
        <AnswerList
          key={file.sha256}
          title={copy.sheet.file(file.name)}
          testId={`sheet-file-${index + 1}`}
          answers={file.answers}
          onChange={(next) => setOfFile(file.sha256, next)}
          mayAllBeNo
        />
      ))}
    </>
  );
}
