import { styled } from 'styled-components';
import { copy } from '../../copy';
import { evidenceCopy } from '../../evidence-copy';
import type { ClosedSheet, SheetAnswers, SheetQuestion } from '../../server/rules/sheet';
import type { Evidence, EvidenceStep } from '../../server/services/evidence';
import { timeText } from '../time';
import { Fact } from '../../../../admin/paper/Fact';
import { Facts } from '../../../../admin/paper/Paper';
import { personText } from './person-text';

const texts = evidenceCopy.sheet;
const questions = Object.keys(texts.questions) as SheetQuestion[];

const Answers = styled.table`
  thead th:first-child {
    width: 62mm;
  }
`;

/** Every sheet that was closed for the record, the last one first: it is the one that counts (B-4, R-SEC-01). */
export function ReviewSheet({ paper }: { paper: Evidence }) {
  const closed = paper.steps.filter((step) => step.sheet !== null);
  if (closed.length === 0) return <p>{texts.none}</p>;
  return closed
    .map((step, index) => (
      <section key={step.at}>
        <h2>{texts.number(index + 1, closed.length)}</h2>
        {step.sheet && <AnswerTable sheet={step.sheet} />}
        {step.sheet && <Conclusion step={step} sheet={step.sheet} />}
      </section>
    ))
    .reverse();
}

/** A row for the record and one for each file: a record with many files grows longer, not wider. */
function AnswerTable({ sheet }: { sheet: ClosedSheet }) {
  return (
    <Answers>
      <thead>
        <tr>
          <th scope="col">{texts.object}</th>
          {questions.map((question) => (
            <th key={question} scope="col">
              {texts.questions[question]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <AnswerRow name={texts.record} answers={sheet.answers} />
        {(sheet.attachments ?? []).map(({ name, sha256, answers }) => (
          <AnswerRow key={sha256} name={copy.sheet.file(name)} answers={answers} />
        ))}
      </tbody>
    </Answers>
  );
}

function AnswerRow({ name, answers }: { name: string; answers: SheetAnswers }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {questions.map((question) => (
        <td key={question}>{answers[question] ? texts.yes : texts.no}</td>
      ))}
    </tr>
  );
}

function Conclusion({ step, sheet }: { step: EvidenceStep; sheet: ClosedSheet }) {
  const lines: [string, string][] = [
    [texts.conclusion, copy.sheet.conclusions[sheet.conclusion]],
    [texts.basis, sheet.basis || texts.noBasis],
    [texts.reviewer, personText(step)],
    [texts.at, timeText(step.at, 'second')],
    [texts.hash, step.hash ?? evidenceCopy.noEntry],
    [texts.entry, step.entry ? evidenceCopy.entry(step.entry.seq, step.entry.hash) : evidenceCopy.noEntry],
  ];
  return (
    <Facts>
      <tbody>
        {lines.map(([label, text]) => (
          <Fact key={label} label={label}>
            {label === texts.hash ? <code>{text}</code> : text}
          </Fact>
        ))}
        {!sheet.attachments && (
          <tr>
            <td colSpan={2}>{texts.notByFile}</td>
          </tr>
        )}
      </tbody>
    </Facts>
  );
}
