import { Widget } from '@strapi/strapi/admin';
import { WidgetBody, WidgetList, WidgetRow } from '../../../../admin/home/WidgetParts';
import { copy } from '../../copy';
import type { RoundList } from '../../server/services/views';
import { assessmentPath, useRoundsQuery } from '../api';

const texts = copy.widget;
const shown = 3;
const namedAtMost = 2;

/** On the home page: the notices of assessments to come, and what came of the last ones (R-SRC-17). */
export function Notices() {
  const { data, isError } = useRoundsQuery();
  if (isError) return <Widget.Error>{copy.page.loadFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  const rounds = data.rounds.filter(({ state }) => state !== 'cancelled').slice(0, shown);
  if (rounds.length === 0) return <Widget.NoData>{texts.empty}</Widget.NoData>;
  return (
    <WidgetBody name="assessment">
      <WidgetList>
        {rounds.map((round) => (
          <WidgetRow key={round.id} title={titleOf(round)} to={`${assessmentPath}/${round.id}`} note={noteOf(round)} />
        ))}
      </WidgetList>
    </WidgetBody>
  );
}

type Round = RoundList['rounds'][number];

function titleOf({ state, year, assessOn }: Round): string {
  if (state === 'announced') return texts.announced(year, assessOn);
  return state === 'closed' ? texts.closed(year) : texts.confirmed(year);
}

/** The own results; whoever works for many sections finds them all on the page. */
const noteOf = ({ own }: Round): string =>
  own.length > namedAtMost
    ? texts.results(own.length)
    : own.map(({ name, grade, total }) => texts.result(name, grade, total)).join('；');
