import { Box, Button, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { TaskView } from '../../server/services/tasks';
import { timeText } from '../time';

const texts = copy.taskPage;

const oneLine = { whiteSpace: 'nowrap' } as const;

interface Props {
  items: readonly TaskView[];
  onAnswer: (task: TaskView) => void;
}

/** A risk a row, with the way to its record and to its answer. */
export function TaskTable({ items, onAnswer }: Props) {
  return (
    <Box overflow="auto">
      <PlainTable caption={texts.title} headings={headingsOf(texts.columns)}>
        {items.map((task) => (
          <tr key={task.id} data-testid="leak-task">
            <td>
              <Box minWidth="18rem">
                <Link tag={NavLink} to={`/content-manager/collection-types/${task.uid}/${task.documentId}`}>
                  {task.title}
                </Link>
                <Typography variant="pi" textColor="neutral600" tag="p">
                  {task.typeLabel}
                </Typography>
              </Box>
            </td>
            <td>
              <Box minWidth="20rem">
                <Typography>{task.text}</Typography>
              </Box>
            </td>
            <td style={oneLine}>
              <Typography>{timeText(task.at)}</Typography>
              <Typography variant="pi" textColor="neutral600" tag="p">
                {texts.moments[task.moment]}
              </Typography>
            </td>
            <td style={task.answer ? undefined : oneLine}>
              {task.answer ? (
                <Answer answer={task.answer} />
              ) : (
                <Button size="S" variant="secondary" onClick={() => onAnswer(task)}>
                  {copy.screen.answer}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
    </Box>
  );
}

function Answer({ answer }: { answer: NonNullable<TaskView['answer']> }) {
  return (
    <>
      <Typography>{`${copy.grounds[answer.code]}：${answer.reason}`}</Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {`${answer.account}　${timeText(answer.at)}`}
      </Typography>
    </>
  );
}
