import { copy } from '../../copy';
import { evidenceCopy } from '../../evidence-copy';
import { guestCopy } from '../../guest-copy';
import type { Evidence, EvidenceKind, EvidenceStep } from '../services/evidence';

/**
 * What of a paper is signed: the record and its bytes, the steps of the round that it tells of last, each with its entry of
 * the log, the conclusion, and who took the paper. As the paper words it, so that one can be compared with the other.
 */
export function sealedLines(kind: EvidenceKind, paper: Omit<Evidence, 'seal'>): string[] {
  const { head, round, hash, steps, attachments, printedBy, printedAt } = paper;
  const texts = evidenceCopy.head;
  const line = (label: string, text: string) => `${label}：${text}`;
  return [
    evidenceCopy.heading(paper.bureau, kind),
    line(texts.title, head.title),
    ...head.lines.map(({ label, text }) => line(label, text)),
    line(texts.state, copy.states[paper.state]),
    line(texts.round, texts.roundText(round, paper.flowVersion)),
    ...(hash === null ? [] : [line(texts.hash, hash)]),
    ...(attachments.length > 0 ? [line(texts.attachments, evidenceCopy.seal.files(attachments.length))] : []),
    ...steps.filter((step) => step.round === round && isOf(kind, step)).map(stepLine),
    ...(kind === 'chain' ? paper.invitations : []).flatMap((one) => guestLine(one, round)),
    evidenceCopy.seal.printed(printedBy, shanghaiSecond(printedAt)),
  ];
}

const isOf = (kind: EvidenceKind, { sheet }: EvidenceStep): boolean => kind === 'chain' || sheet !== null;

function stepLine({ action, label, account, onBehalfOf, at, sheet, entry }: EvidenceStep): string {
  return [
    label ?? copy.actions[action],
    account + (onBehalfOf ? `（${evidenceCopy.chain.onBehalfOf(onBehalfOf)}）` : ''),
    shanghaiSecond(at),
    ...(sheet ? [copy.sheet.conclusions[sheet.conclusion]] : []),
    ...(entry ? [evidenceCopy.entry(entry.seq, entry.hash)] : []),
  ].join('，');
}

/** What somebody without an account answered in that round, with the fingerprint of his link (B-7). */
function guestLine(invitation: Evidence['invitations'][number], ofRound: number): string[] {
  const { guest, office, answer, round, fingerprint, entry } = invitation;
  if (!answer || round !== ofRound) return [];
  const said = [guestCopy.person(guest, office), guestCopy.verdicts[answer.verdict], shanghaiSecond(answer.at)];
  const proof = [guestCopy.panel.fingerprint(guestCopy.fingerprint(fingerprint))];
  return [[...said, ...proof, ...(entry ? [evidenceCopy.entry(entry.seq, entry.hash)] : [])].join('，')];
}

/** As the paper prints it, `2026-11-23 09:00:05`, in Shanghai. */
const shanghaiSecond = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
