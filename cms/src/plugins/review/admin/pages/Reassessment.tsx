import {
  Button,
  Checkbox,
  EmptyStateLayout,
  Field,
  Flex,
  NumberInput,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { useState } from 'react';
import { copy } from '../../copy';
import type { WithheldPage } from '../../server/services/reassessments';
import { useAnswer } from '../../../../admin/dialogs/use-answer';
import { useSetReassessmentMonthsMutation, useWithheldQuery } from '../reassessment/api';
import { DecideModal } from '../reassessment/DecideModal';
import { groupings, groupsOf, type Grouping } from '../reassessment/groups';
import { ListItemModal } from '../reassessment/ListItemModal';
import { GroupTable, type Chosen } from '../reassessment/GroupTable';

const texts = copy.reassessmentPage;

/** 不公开复核: withheld records by department or ground, what is due first; kept or made public together (R-REG-18). */
export default function Reassessment() {
  return (
    <AdminPage action="plugin::review.reassess" title={texts.title}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const { data, isError } = useWithheldQuery();
  const [by, setBy] = useState<Grouping>('department');
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [isNarrow, setIsNarrow] = useState(false);
  if (isError) return <Page.Error content={copy.screen.loadFailed} />;
  if (!data) return <Page.Loading />;
  const chosen: Chosen = {
    ids,
    toggle: (some, isChosen) =>
      setIds(new Set(isChosen ? [...ids, ...some] : [...ids].filter((id) => !some.includes(id)))),
  };
  const shown = isNarrow ? data.records.filter(({ listItem }) => listItem === null) : data.records;
  return (
    <>
      <Layouts.Header title={texts.title} subtitle={texts.subtitle(data.records.length, data.due)} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <Bar data={data} by={by} onBy={setBy} ids={ids} onDone={() => setIds(new Set())} />
          {data.records.length === 0 && <EmptyStateLayout content={texts.none} />}
          {data.records.length > 0 && (
            <Checkbox
              checked={isNarrow}
              onCheckedChange={(next: boolean | 'indeterminate') => setIsNarrow(next === true)}
            >
              {texts.onlyUnlisted(data.unlisted)}
            </Checkbox>
          )}
          {data.records.length > 0 && shown.length === 0 && <EmptyStateLayout content={texts.noneUnlisted} />}
          {groupsOf(shown, by, texts.noDepartment).map((group) => (
            <GroupTable key={group.title} group={group} chosen={chosen} />
          ))}
        </Flex>
      </Layouts.Content>
    </>
  );
}

interface BarProps {
  data: WithheldPage;
  by: Grouping;
  onBy: (by: Grouping) => void;
  ids: ReadonlySet<string>;
  onDone: () => void;
}

function Bar({ data, by, onBy, ids, onDone }: BarProps) {
  const [outcome, setOutcome] = useState<'keep' | 'convert' | 'list' | null>(null);
  const records = data.records.filter(({ documentId }) => ids.has(documentId));
  const done = () => {
    setOutcome(null);
    onDone();
  };
  return (
    <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
      <Flex gap={4} alignItems="flex-end">
        <SingleSelect
          aria-label={texts.groupBy}
          value={by}
          onChange={(next: string | number) => onBy(next as Grouping)}
        >
          {groupings.map((grouping) => (
            <SingleSelectOption key={grouping} value={grouping}>
              {texts.groupings[grouping]}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Months key={data.months} months={data.months} />
      </Flex>
      <Flex gap={2} wrap="wrap">
        <Button variant="tertiary" disabled={records.length === 0} onClick={() => setOutcome('list')}>
          {texts.decide(texts.listItem.action, records.length)}
        </Button>
        {(['keep', 'convert'] as const).map((way) => (
          <Button
            key={way}
            variant={way === 'convert' ? 'default' : 'tertiary'}
            disabled={records.length === 0}
            onClick={() => setOutcome(way)}
          >
            {texts.decide(texts.outcomes[way], records.length)}
          </Button>
        ))}
      </Flex>
      {outcome === 'list' && (
        <ListItemModal records={records} items={data.items} onDone={done} onClose={() => setOutcome(null)} />
      )}
      {outcome && outcome !== 'list' && (
        <DecideModal outcome={outcome} records={records} onDone={done} onClose={() => setOutcome(null)} />
      )}
    </Flex>
  );
}

function Months({ months }: { months: number }) {
  const [value, setValue] = useState<number | undefined>(months);
  const [save, { isLoading }] = useSetReassessmentMonthsMutation();
  const { tell } = useAnswer();
  const isChanged = value !== undefined && value !== months;
  return (
    <Flex gap={2} alignItems="flex-end">
      <Field.Root name="months">
        <Field.Label>{texts.months}</Field.Label>
        <NumberInput value={value} onValueChange={(next: number | undefined) => setValue(next)} />
      </Field.Root>
      {isChanged && (
        <Button variant="secondary" loading={isLoading} onClick={() => tell(save(value), texts.monthsSaved)}>
          {texts.saveMonths}
        </Button>
      )}
    </Flex>
  );
}
