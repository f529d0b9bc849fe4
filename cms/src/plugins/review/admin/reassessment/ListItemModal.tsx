import { SingleSelect, SingleSelectOption, Typography, Field } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { copy } from '../../copy';
import type { ListItem } from '../../server/services/list-items';
import type { WithheldRecord } from '../../server/services/reassessments';
import { Refusal } from '../../../../admin/dialogs/Refusal';
import { useAnswer } from '../../../../admin/dialogs/use-answer';
import { useNameListItemMutation } from './api';

const texts = copy.reassessmentPage.listItem;
const noItem = 'none';

interface Props {
  records: readonly WithheldRecord[];
  items: readonly ListItem[];
  onDone: () => void;
  onClose: () => void;
}

/** Asks under which item of the negative list the chosen records fall; only items with their ground are offered (R-SRC-13). */
export function ListItemModal({ records, items, onDone, onClose }: Props) {
  const [value, setValue] = useState<string | null>(null);
  const [save, { isLoading }] = useNameListItemMutation();
  const { refusal, tell } = useAnswer();
  const fitting = items.filter(({ groundLabel }) => records.every(({ ground }) => ground === groundLabel));
  const decide = async () => {
    const places = records.map(({ uid, documentId }) => ({ uid, documentId }));
    const item = value === noItem ? null : value;
    if (await tell(save({ places, item }), texts.done(places.length))) onDone();
  };
  return (
    <DialogFrame
      title={texts.action}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={texts.action}
      onConfirm={decide}
      isReady={value !== null}
      isLoading={isLoading}
    >
      <Typography>{texts.explain(records.length)}</Typography>
      {fitting.length === 0 && <Typography textColor="danger600">{texts.noItems}</Typography>}
      <Field.Root name="item" required>
        <Field.Label>{texts.item}</Field.Label>
        <SingleSelect
          placeholder={texts.choose}
          value={value ?? ''}
          onChange={(next: string | number) => setValue(String(next))}
        >
          {fitting.map(({ id, title }) => (
            <SingleSelectOption key={id} value={id}>
              {title}
            </SingleSelectOption>
          ))}
          <SingleSelectOption value={noItem}>{texts.none}</SingleSelectOption>
        </SingleSelect>
      </Field.Root>
      <Refusal text={refusal} />
    </DialogFrame>
  );
}
