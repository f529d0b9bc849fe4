import { Box, Flex, Grid, Loader, Radio, Typography } from '@strapi/design-system';
import type { Divergence, FieldDiff } from '@yangguang/schemas';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { copy } from '../../copy';
import { useDivergenceQuery, type Place } from '../api';
import { timeText } from '../time';
import { FieldChanges, Text } from './DiffView';

const texts = copy.threeWay;
type Side = 'theirs' | 'mine';

interface Props {
  place: Place;
  filledFrom: string;
  /** The fields that the officer changed, as the form has them. */
  mine: Record<string, unknown>;
  onTake: (fields: readonly string[]) => void;
  onClose: () => void;
}

/** What the record was, what somebody else saved, what the officer wrote; he says field by field which holds. */
export function ThreeWayModal({ place, filledFrom, mine, onTake, onClose }: Props) {
  const { currentData: view, isError } = useDivergenceQuery(
    { ...place, filledFrom, mine },
    { refetchOnMountOrArgChange: true },
  );
  const [chosen, setChosen] = useState<Record<string, Side>>({});
  const sideOf = (divergence: Divergence) => chosen[divergence.field] ?? givenSide(divergence);
  const fields = view?.fields ?? [];
  return (
    <DialogFrame
      title={texts.title}
      cancel={texts.later}
      onCancel={onClose}
      confirm={texts.take}
      onConfirm={() => onTake(fields.filter((field) => sideOf(field) === 'mine').map(({ field }) => field))}
      isLoading={false}
      isReady={view !== undefined && fields.every((field) => sideOf(field) !== null)}
    >
      {isError && <Typography textColor="danger600">{texts.failed}</Typography>}
      {!view && !isError && <Loader small />}
      {view && <Typography>{texts.explanation(view.account, timeText(view.at))}</Typography>}
      {fields.map((divergence) => (
        <OneField
          key={divergence.field}
          divergence={divergence}
          side={sideOf(divergence)}
          onChoose={(side) => setChosen({ ...chosen, [divergence.field]: side })}
        />
      ))}
    </DialogFrame>
  );
}

/** Where only one of the two changed something, there is nothing to choose; null where the officer must say. */
function givenSide({ theirs, mine, isConflict }: Divergence): Side | null {
  if (isConflict) return null;
  return mine && !theirs ? 'mine' : 'theirs';
}

interface FieldProps {
  divergence: Divergence;
  side: Side | null;
  onChoose: (side: Side) => void;
}

function OneField({ divergence, side, onChoose }: FieldProps) {
  const { field, label, original, theirs, mine, isConflict } = divergence;
  return (
    <Box tag="section" aria-label={label} data-testid={`three-way-${field}`} paddingTop={2}>
      <Typography variant="delta" tag="h3">
        {label}
      </Typography>
      <Grid.Root gap={4} paddingTop={2}>
        <Column title={texts.original}>
          <Text tag="p">{original || texts.empty}</Text>
        </Column>
        <Column title={texts.theirs}>
          <Changes diff={theirs} />
        </Column>
        <Column title={texts.mine}>
          <Changes diff={mine} />
        </Column>
      </Grid.Root>
      {isConflict ? (
        <Radio.Group
          aria-label={texts.choose(label)}
          value={side ?? ''}
          onValueChange={(next: string) => onChoose(next as Side)}
        >
          <Flex gap={5} paddingTop={2}>
            <Radio.Item value="theirs">{texts.useTheirs}</Radio.Item>
            <Radio.Item value="mine">{texts.useMine}</Radio.Item>
          </Flex>
        </Radio.Group>
      ) : (
        <Typography variant="pi" textColor="neutral600" tag="p">
          {side === 'mine' ? texts.onlyMine : mine ? texts.same : texts.onlyTheirs}
        </Typography>
      )}
    </Box>
  );
}

function Column({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
      <Typography variant="sigma" textColor="neutral600" tag="h4">
        {title}
      </Typography>
      {children}
    </Grid.Item>
  );
}

function Changes({ diff }: { diff: FieldDiff | null }) {
  return diff ? <FieldChanges diff={diff} /> : <Text tag="p">{texts.unchanged}</Text>;
}
