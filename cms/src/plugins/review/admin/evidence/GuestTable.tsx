import { styled } from 'styled-components';
import { guestCopy } from '../../guest-copy';
import { evidenceCopy } from '../../evidence-copy';
import type { Evidence } from '../../server/services/evidence';
import { timeText } from '../time';
import { ColumnHeads, Columns } from '../../../../admin/paper/ColumnHeads';

const texts = guestCopy.paper;

const Answers = styled.table`
  col:nth-child(1) {
    width: 24mm;
  }
  col:nth-child(2) {
    width: 42mm;
  }
  col:nth-child(4) {
    width: 24mm;
  }
  col:nth-child(5) {
    width: 27mm;
  }
`;

/** Who was asked without an account, by which link, and what he answered about which bytes (B-7). */
export function GuestTable({ paper }: { paper: Evidence }) {
  if (paper.invitations.length === 0) return null;
  return (
    <section>
      <h2>{texts.title}</h2>
      <p>
        <small>{texts.note}</small>
      </p>
      <Answers>
        <Columns columns={texts.columns} />
        <thead>
          <ColumnHeads columns={texts.columns} />
        </thead>
        <tbody>
          {paper.invitations.map((invitation) => (
            <Row key={invitation.fingerprint} invitation={invitation} />
          ))}
        </tbody>
      </Answers>
    </section>
  );
}

function Row({ invitation }: { invitation: Evidence['invitations'][number] }) {
  const { guest, office, account, at, question, answer, standing, fingerprint, hash, entry, round } = invitation;
  return (
    <tr>
      <th scope="row">{guestCopy.person(guest, office)}</th>
      <td>
        {guestCopy.panel.round(round)}，{texts.askedBy(account, timeText(at, 'day')) + question}
      </td>
      <td>
        {answer
          ? `${guestCopy.verdicts[answer.verdict]}（${timeText(answer.at, 'second')}）`
          : guestCopy.standings[standing]}
        {answer?.opinion && (
          <>
            <br />
            {answer.opinion}
          </>
        )}
        <br />
        <code>{evidenceCopy.chain.otherHash(hash)}</code>
      </td>
      <td>
        <code>{guestCopy.fingerprint(fingerprint)}</code>
      </td>
      <td>
        <small>{entry ? evidenceCopy.entry(entry.seq, entry.hash) : evidenceCopy.noEntry}</small>
      </td>
    </tr>
  );
}
