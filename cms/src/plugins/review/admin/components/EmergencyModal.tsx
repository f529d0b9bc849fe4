import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { CaseView } from '../../server/services/cases';
import type { Place } from '../api';
import { useStep } from '../use-step';
import { AnswerList, hasYes, isAnswered, type Answers } from './AnswerList';

interface Props {
  place: Place;
  step: 'emergency' | 'confirm';
  /** Of the content that is signed, or that went out. */
  hash: string;
  attachments: CaseView['attachments'];
  onClose: () => void;
}

/**
 * The signature of one leader, or the second look: either answers for the confidentiality of the record and of each of
 * its files, and comes to the conclusion that it may be public.
 */
export function EmergencyModal({ place, step, hash, attachments, onClose }: Props) {
  const [answers, setAnswers] = useState<Answers>({});
  const [ofFiles, setOfFiles] = useState<Record<string, Answers>>({});
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  const { take, isLoading } = useStep(place);
  const files = attachments.map(({ name, sha256 }) => ({ name, sha256, answers: ofFiles[sha256] ?? {} }));
  const given = [answers, ...files.map((file) => file.answers)];
  const needsBasis = given.some(hasYes);
  const texts = copy.emergency[step === 'emergency' ? 'publish' : 'confirm'];
  const isSaid = (step === 'confirm' || reason.trim() !== '') && (!needsBasis || basis.trim() !== '');

  const submit = async () => {
    const answered = files.map((file) => ({ sha256: file.sha256, answers: file.answers }));
    const sheet = { answers, attachments: answered, conclusion: 'may-publish', basis };
    if (await take(step, { sheet, seenHash: hash, ...(step === 'emergency' && { reason }) })) onClose();
  };
  return (
    <DialogFrame
      title={texts.title}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={texts.confirm}
      onConfirm={submit}
      isReady={isSaid && given.every(isAnswered)}
      isLoading={isLoading}
    >
      <Typography>{texts.explain}</Typography>
      {step === 'emergency' && (
        <NoteField name="reason" label={copy.emergency.publish.reason} required value={reason} onChange={setReason} />
      )}
      <AnswerList title={copy.sheet.record} testId="sheet" answers={answers} onChange={setAnswers} />
      {files.map((file, index) => (
        <AnswerList
          key={file.sha256}
          title={copy.sheet.file(file.name)}
          testId={`sheet-file-${index + 1}`}
          answers={file.answers}
          onChange={(next) => setOfFiles({ ...ofFiles, [file.sha256]: next })}
          mayAllBeNo
        />
      ))}
      {needsBasis && <NoteField name="basis" label={copy.emergency.basis} required value={basis} onChange={setBasis} />}
    </DialogFrame>
  );
}
