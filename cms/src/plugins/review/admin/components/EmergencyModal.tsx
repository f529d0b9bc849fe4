import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { CaseView } from '../../server/services/cases';
import type { Place } from '../api';
import { useStep } from '../use-step';
import { SheetAnswers, useSheetAnswers } from './SheetAnswers';

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
  const answered = useSheetAnswers(attachments);
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  const { take, isLoading } = useStep(place);
  const needsBasis = answered.hasYes;
  const texts = copy.emergency[step === 'emergency' ? 'publish' : 'confirm'];
  const isSaid = (step === 'confirm' || reason.trim() !== '') && (!needsBasis || basis.trim() !== '');

  const submit = async () => {
    const sheet = { ...answered.body, conclusion: 'may-publish', basis };
    if (await take(step, { sheet, seenHash: hash, ...(step === 'emergency' && { reason }) })) onClose();
  };
  return (
    <DialogFrame
      title={texts.title}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={texts.confirm}
      onConfirm={submit}
      isReady={isSaid && answered.isComplete}
      isLoading={isLoading}
    >
      <Typography>{texts.explain}</Typography>
      {step === 'emergency' && (
        <NoteField name="reason" label={copy.emergency.publish.reason} required value={reason} onChange={setReason} />
      )}
      <SheetAnswers sheet={answered} />
      {needsBasis && <NoteField name="basis" label={copy.emergency.basis} required value={basis} onChange={setBasis} />}
    </DialogFrame>
  );
}
