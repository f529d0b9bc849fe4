import { copy } from '../../copy';
import { evidenceCopy } from '../../evidence-copy';
import type { Evidence } from '../../server/services/evidence';
import { Fact } from '../../../../admin/paper/Fact';
import { Facts } from '../../../../admin/paper/Paper';

const texts = evidenceCopy.head;

/** What the paper is about: the record, where it stands, its bytes and its files. */
export function PaperHead({ paper }: { paper: Evidence }) {
  const { head, hash } = paper;
  return (
    <Facts>
      <tbody>
        <Fact label={texts.title}>{head.title}</Fact>
        <Fact label={texts.type}>{head.typeLabel}</Fact>
        {head.lines.map(({ label, text }) => (
          <Fact key={label} label={label}>
            {text}
          </Fact>
        ))}
        <Fact label={texts.state}>{copy.states[paper.state]}</Fact>
        <Fact label={texts.round}>{texts.roundText(paper.round, paper.flowVersion)}</Fact>
        {hash && (
          <Fact label={texts.hash}>
            <code>{hash}</code>
            {!paper.isUnchanged && <div>{paper.isOfDecision ? texts.changed : texts.changedDraft}</div>}
          </Fact>
        )}
        <Files paper={paper} />
      </tbody>
    </Facts>
  );
}

function Files({ paper: { attachments } }: { paper: Evidence }) {
  if (attachments.length === 0) return <Fact label={texts.attachments}>{texts.noAttachments}</Fact>;
  return attachments.map(({ name, sha256, sizeBytes }, index) => (
    <Fact key={sha256} label={attachments.length > 1 ? `${texts.attachments}${index + 1}` : texts.attachments}>
      {texts.file(name, Math.ceil(sizeBytes / 1024))}
      <br />
      <code>{sha256}</code>
    </Fact>
  ));
}
