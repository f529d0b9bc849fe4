import { styled } from 'styled-components';
import { copy } from '../../copy';
import { evidenceCopy } from '../../evidence-copy';
import type { Evidence, EvidenceStep } from '../../server/services/evidence';
import { timeText } from '../time';
import { ColumnHeads, Columns } from '../../../../admin/paper/ColumnHeads';
import { personText } from './person-text';

const texts = evidenceCopy.chain;

const Steps = styled.table`
  col:nth-child(1) {
    width: 28mm;
  }
  col:nth-child(2) {
    width: 30mm;
  }
  col:nth-child(3) {
    width: 24mm;
  }
  col:nth-child(5) {
    width: 27mm;
  }
`;

/** Every step that was ever taken, round by round, the last round first: it is the one that let the record out. */
export function ApprovalChain({ paper }: { paper: Evidence }) {
  if (paper.steps.length === 0) return <p>{texts.none}</p>;
  const rounds = [...new Set(paper.steps.map(({ round }) => round))].sort((one, other) => other - one);
  return rounds.map((round) => <Round key={round} round={round} steps={stepsOf(paper, round)} />);
}

const stepsOf = ({ steps }: Evidence, round: number) => steps.filter((step) => step.round === round);

function Round({ round, steps }: { round: number; steps: EvidenceStep[] }) {
  const hash = steps[0]?.hash ?? null;
  return (
    <section>
      <h2>{texts.round(round)}</h2>
      <Steps>
        <Columns columns={texts.columns} />
        <thead>
          {hash && (
            <tr>
              <td colSpan={5}>
                <code>{texts.roundHash(hash)}</code>
              </td>
            </tr>
          )}
          <ColumnHeads columns={texts.columns} />
        </thead>
        <tbody>
          {steps.map((step) => (
            <StepRow key={`${step.at}${step.action}${step.department ?? ''}`} step={step} roundHash={hash} />
          ))}
        </tbody>
      </Steps>
    </section>
  );
}

function StepRow({ step, roundHash }: { step: EvidenceStep; roundHash: string | null }) {
  const action = copy.actions[step.action];
  return (
    <tr>
      <th scope="row">
        {step.label ?? action}
        {step.label && step.label !== action && (
          <>
            <br />
            <small>{action}</small>
          </>
        )}
      </th>
      <td>{personText(step)}</td>
      <td>{timeText(step.at, 'second')}</td>
      <td>
        {step.sheet ? copy.sheet.conclusions[step.sheet.conclusion] : null}
        {step.sheet && step.opinion ? '：' : null}
        {step.opinion ?? (step.sheet ? null : texts.noOpinion)}
        {step.hash && step.hash !== roundHash && (
          <>
            <br />
            <code>{texts.otherHash(step.hash)}</code>
          </>
        )}
      </td>
      <td>
        <small>{step.entry ? evidenceCopy.entry(step.entry.seq, step.entry.hash) : evidenceCopy.noEntry}</small>
      </td>
    </tr>
  );
}
