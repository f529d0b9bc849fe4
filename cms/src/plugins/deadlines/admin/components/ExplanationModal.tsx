import { Button, Loader, Modal, Typography } from '@strapi/design-system';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { DueItem } from '../../server/rules/due-item';
import type { Explanation } from '../../server/services/explanations';
import { explanationParams, useExplanationQuery } from '../api';

const text = copy.explanation;

/** How a deadline came to its day: each day, whether it counts, and why (E-3). */
export function ExplanationModal({ item, onClose }: { item: DueItem; onClose: () => void }) {
  const { data, isError } = useExplanationQuery(explanationParams(item));
  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{text.title(item.label)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {data && <Content explanation={data} />}
          {isError && <Typography textColor="danger600">{item.problem ?? copy.board.loadFailed}</Typography>}
          {!data && !isError && <Loader small />}
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {text.close}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function Content({ explanation }: { explanation: Explanation }) {
  const { event, start, length, unit, legalGround, dueDate, opens, provisional } = explanation;
  return (
    <div data-testid="deadline-explanation">
      <Line>{text.summary(event, start, length, copy.units[unit])}</Line>
      <Line>{`${text.ground}：${legalGround}`}</Line>
      {opens && <Line>{text.opens(opens)}</Line>}
      <Line isStrong>
        {dueDate === null ? text.paused : text.due(dueDate) + (provisional ? `（${copy.board.provisional}）` : '')}
      </Line>
      {unit === 'month' ? <Line>{text.months}</Line> : <Days explanation={explanation} />}
      <Calendars explanation={explanation} />
    </div>
  );
}

function Line({ children, isStrong = false }: { children: string; isStrong?: boolean }) {
  return (
    <Typography tag="p" fontWeight={isStrong ? 'bold' : 'regular'}>
      {children}
    </Typography>
  );
}

function Days({ explanation }: { explanation: Explanation }) {
  return (
    <PlainTable caption={explanation.label} headings={headingsOf(text.columns)}>
      {explanation.days.map((day) => (
        <Day key={day.date} day={day} />
      ))}
    </PlainTable>
  );
}

function Day({ day: { date, state, number, note } }: { day: Explanation['days'][number] }) {
  const counts = number !== null;
  const weekday = copy.weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()];
  const reason = note ? `${text.states[state]}：${note}` : text.states[state];
  return (
    <tr>
      {[date, weekday, reason, number ?? ''].map((cell, index) => (
        <td key={index}>
          <Typography textColor={counts ? 'neutral800' : 'neutral600'} fontWeight={counts ? 'semiBold' : 'regular'}>
            {cell}
          </Typography>
        </td>
      ))}
    </tr>
  );
}

function Calendars({ explanation }: { explanation: Explanation }) {
  if (explanation.calendars.length === 0) return null;
  return (
    <Typography variant="pi" textColor="neutral600" tag="p">
      {`${text.calendars}：${explanation.calendars.map(({ year, version, source }) => text.calendar(year, version, source)).join('；')}`}
    </Typography>
  );
}
