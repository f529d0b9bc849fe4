import { Badge, Box, Checkbox, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { WithheldRecord } from '../../server/services/reassessments';
import { recordPath } from '../record-path';
import type { Group } from './groups';

const texts = copy.reassessmentPage;

export interface Chosen {
  ids: ReadonlySet<string>;
  toggle: (ids: readonly string[], isChosen: boolean) => void;
}

/** The records of one department or ground, to be chosen one by one or all together. */
export function GroupTable({ group, chosen }: { group: Group; chosen: Chosen }) {
  const ids = group.records.map(({ documentId }) => documentId);
  const count = ids.filter((id) => chosen.ids.has(id)).length;
  const all = (
    <Checkbox
      aria-label={texts.chooseAll(group.title)}
      checked={count === ids.length ? true : count > 0 ? 'indeterminate' : false}
      onCheckedChange={(isChosen: boolean | 'indeterminate') => chosen.toggle(ids, isChosen === true)}
    />
  );
  return (
    <Box tag="section" aria-label={group.title}>
      <Box paddingBottom={2}>
        <Typography variant="delta" tag="h2">
          {texts.group(group.title, ids.length)}
        </Typography>
      </Box>
      <PlainTable caption={group.title} headings={[{ key: 'choose', text: all }, ...headingsOf(texts.columns)]}>
        {group.records.map((record) => (
          <Row key={record.documentId} record={record} chosen={chosen} />
        ))}
      </PlainTable>
    </Box>
  );
}

function Row({ record, chosen }: { record: WithheldRecord; chosen: Chosen }) {
  const title = record.title || copy.screen.untitled;
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={texts.choose(title)}
          checked={chosen.ids.has(record.documentId)}
          onCheckedChange={(isChosen: boolean | 'indeterminate') =>
            chosen.toggle([record.documentId], isChosen === true)
          }
        />
      </td>
      <td>
        <Box minWidth="16rem" maxWidth="36rem">
          <Link tag={NavLink} to={recordPath(record)}>
            {title}
          </Link>
          <Typography variant="pi" textColor="neutral600" tag="p">
            {record.typeLabel}
          </Typography>
        </Box>
      </td>
      <td>
        <Typography textColor="neutral800">{record.attribute}</Typography>
      </td>
      <td>
        <Box maxWidth="32rem">
          <Typography textColor="neutral800" tag="p">
            {record.ground}
          </Typography>
          <Typography variant="pi" textColor="neutral600" tag="p">
            {record.reason}
          </Typography>
        </Box>
      </td>
      <td>
        <Box maxWidth="16rem">
          {record.listItem === null ? (
            <Badge backgroundColor="neutral150" textColor="neutral800">
              {texts.unlisted}
            </Badge>
          ) : (
            <Typography textColor="neutral800">{record.listItem}</Typography>
          )}
        </Box>
      </td>
      <td>
        <Typography textColor="neutral800">{record.lastOn}</Typography>
      </td>
      <td>
        <Typography textColor="neutral800">{record.dueOn}</Typography>
        {record.isDue && (
          <Badge backgroundColor="danger100" textColor="danger700">
            {texts.isDue}
          </Badge>
        )}
      </td>
    </tr>
  );
}
