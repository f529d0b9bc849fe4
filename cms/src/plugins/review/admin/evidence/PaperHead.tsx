import { copy } from '../../copy';
import { evidenceCopy } from '../../evidence-copy';
import type { Evidence } from '../../server/services/evidence';
import { Facts } from '../../../../admin/paper/Paper';

const texts = evidenceCopy.head;

/** What the paper is about: the record, where it stands, its bytes and its files. */
export function PaperHead({ paper }: { paper: Evidence }) {
  const { head, hash } = paper;
  return (
    <Facts>
      <tbody>
        <Fact label={texts.title} text={head.title} />
        <Fact label={texts.type} text={head.typeLabel} />
        {head.lines.map(({ label, text }) => (
          <Fact key={label} label={label} text={text} />
        ))}
        <Fact label={texts.state} text={copy.states[paper.state]} />
        <Fact label={texts.round} text={texts.roundText(paper.round, paper.flowVersion)} />
        {hash && (
          <tr>
            <th scope="row">{texts.hash}</th>
            <td>
              <code>{hash}</code>
              {!paper.isUnchanged && <div>{paper.isOfDecision ? texts.changed : texts.changedDraft}</div>}
            </td>
          </tr>
        )}
        <Files paper={paper} />
      </tbody>
    </Facts>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{text}</td>
    </tr>
  );
}

function Files({ paper: { attachments } }: { paper: Evidence }) {
  if (attachments.length === 0) return <Fact label={texts.attachments} text={texts.noAttachments} />;
  return attachments.map(({ name, sha256, sizeBytes }, index) => (
    <tr key={sha256}>
      <th scope="row">{attachments.length > 1 ? `${texts.attachments}${index + 1}` : texts.attachments}</th>
      <td>
        {texts.file(name, Math.ceil(sizeBytes / 1024))}
        <br />
        <code>{sha256}</code>
      </td>
    </tr>
  ));
}
