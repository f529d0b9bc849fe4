import { Checkbox, Field, Flex } from '@strapi/design-system';
import { copy } from '../../copy';
import type { MemberView } from '../../server/services/bundles';
import { useBundleCandidatesQuery, type Place } from '../api';

const texts = copy.screen.bundle;

interface Props {
  place: Place;
  chosen: readonly MemberView[];
  onChange: (chosen: MemberView[]) => void;
}

/** What goes along with a record: submitted, signed and shown together or not at all (C-10). */
export function BundleChoice({ place, chosen, onChange }: Props) {
  const { data } = useBundleCandidatesQuery(place);
  if (!data || data.items.length === 0) return null;
  const others = (one: MemberView) => chosen.filter(({ documentId }) => documentId !== one.documentId);
  return (
    <Field.Root name="with" hint={texts.hint}>
      <Field.Label>{texts.choose}</Field.Label>
      <Flex role="group" aria-label={texts.choose} direction="column" alignItems="flex-start" gap={2}>
        {data.items.map((one) => (
          <Checkbox
            key={one.documentId}
            checked={others(one).length < chosen.length}
            onCheckedChange={(isChosen: boolean | 'indeterminate') =>
              onChange(isChosen === true ? [...others(one), one] : others(one))
            }
          >
            {`${one.typeLabel}：${one.title || copy.screen.untitled}`}
          </Checkbox>
        ))}
      </Flex>
      <Field.Hint />
    </Field.Root>
  );
}
