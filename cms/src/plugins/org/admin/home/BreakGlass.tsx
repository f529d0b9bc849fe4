import { Widget } from '@strapi/strapi/admin';
import { Figures, WidgetBody, WidgetList, WidgetRow } from '../../../../admin/home/WidgetParts';
import { copy } from '../../copy';
import { useElevationsQuery } from '../api';
import { timeText } from '../time';
import { breakGlassPath } from './paths';

const texts = copy.widgets;
/** Whoever asks waits for the answer. */
const refreshMs = 30_000;

/** On the home page: requests for break-glass that wait for a second person, and those in force. */
export function BreakGlass() {
  const { data, isError } = useElevationsQuery(undefined, { pollingInterval: refreshMs });
  if (isError) return <Widget.Error>{copy.breakGlass.loadFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  const waiting = data.elevations.filter(({ isForYou }) => isForYou);
  const active = data.elevations.filter(({ state }) => state === 'active');
  if (waiting.length + active.length === 0) return <Widget.NoData>{texts.breakGlassEmpty}</Widget.NoData>;
  const count = (label: string, { length }: readonly unknown[]) => ({
    ...{ label, value: String(length), to: breakGlassPath },
    isWarning: length > 0,
  });
  return (
    <WidgetBody name="break-glass">
      <Figures figures={[count(texts.waiting, waiting), count(texts.activeNow, active)]} />
      <WidgetList>
        {[...waiting, ...active].map(({ id, name, reason, minutes, askedAtMs }) => (
          <WidgetRow
            key={id}
            title={name}
            to={breakGlassPath}
            note={`${timeText(askedAtMs)}　${texts.forMinutes(reason, minutes)}`}
          />
        ))}
      </WidgetList>
    </WidgetBody>
  );
}
