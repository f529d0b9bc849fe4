import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink, useParams } from 'react-router-dom';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { RoundView } from '../../server/services/views';
import { assessmentPath, useRoundQuery } from '../api';
import { DeedDialog, type DeedName } from '../components/DeedDialog';
import { ResultTable } from '../components/ResultTable';
import { timeText } from '../time';
import { useExport } from '../use-export';

const texts = copy.round;

/** One assessment: its notice, who was told, and the points of the sections that one may see (R-SRC-17). */
export default function Round() {
  return (
    <AdminPage action="plugin::assessment.read" title={copy.page.title}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const id = Number(useParams<{ id: string }>().id);
  const { data, isError } = useRoundQuery(id);
  if (isError) return <Page.Error content={copy.page.loadFailed} />;
  if (!data) return <Page.Loading />;
  return (
    <>
      <Page.Title>{texts.title(data.year)}</Page.Title>
      <Layouts.Header
        title={texts.title(data.year)}
        subtitle={texts.subtitle(copy.states[data.state], data.assessOn)}
        primaryAction={<Deeds round={data} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <Link tag={NavLink} to={assessmentPath}>
            {copy.page.back}
          </Link>
          <Notice round={data} />
          <Box tag="section" aria-label={texts.results}>
            <Heading text={texts.results} />
            {data.sections === null ? (
              <Typography textColor="neutral600">{texts.sectionsWait}</Typography>
            ) : (
              <ResultTable round={data} sections={data.sections} />
            )}
          </Box>
          <Told round={data} />
        </Flex>
      </Layouts.Content>
    </>
  );
}

const Heading = ({ text }: { text: string }) => (
  <Box paddingBottom={2}>
    <Typography variant="delta" tag="h2">
      {text}
    </Typography>
  </Box>
);

function Notice({ round }: { round: RoundView }) {
  const { closed, ended, state, note, announcedBy, announcedAt } = round;
  const lines = [texts.noticeLine(announcedBy, timeText(announcedAt))];
  if (closed) lines.push(texts.closeLine(closed.by, timeText(closed.at)));
  if (ended) {
    const line = state === 'cancelled' ? texts.cancelLine : texts.confirmLine;
    lines.push(line(ended.by, timeText(ended.at), ended.comment));
  }
  return (
    <Box tag="section" aria-label={texts.notice}>
      <Heading text={texts.notice} />
      <Typography tag="p" style={{ whiteSpace: 'pre-line' }}>
        {note}
      </Typography>
      {lines.map((line) => (
        <Typography key={line} variant="pi" textColor="neutral600" tag="p">
          {line}
        </Typography>
      ))}
    </Box>
  );
}

function Told({ round }: { round: RoundView }) {
  if (round.told.length === 0) return null;
  return (
    <Box tag="section" aria-label={texts.told}>
      <Heading text={texts.told} />
      <PlainTable caption={texts.told} headings={headingsOf(texts.toldColumns)}>
        {round.told.map(({ section, people }) => (
          <tr key={section}>
            <td>
              <Typography textColor="neutral800">{section}</Typography>
            </td>
            <td>
              <Typography textColor={people.length > 0 ? 'neutral800' : 'danger600'}>
                {people.length > 0 ? people.join('、') : texts.nobody}
              </Typography>
            </td>
          </tr>
        ))}
      </PlainTable>
    </Box>
  );
}

function Deeds({ round }: { round: RoundView }) {
  const [deed, setDeed] = useState<DeedName | null>(null);
  const download = useExport(round.id);
  const hasResults = round.state === 'closed' || round.state === 'confirmed';
  return (
    <Flex gap={2} wrap="wrap">
      {hasResults && round.seesAll && (
        <Button variant="secondary" onClick={() => void download()}>
          {texts.exportAll}
        </Button>
      )}
      {round.canCancel && (
        <Button variant="danger-light" onClick={() => setDeed('cancel')}>
          {texts.cancel}
        </Button>
      )}
      {round.canClose && <Button onClick={() => setDeed('close')}>{texts.close}</Button>}
      {round.canConfirm && <Button onClick={() => setDeed('confirm')}>{texts.confirm}</Button>}
      {deed && <DeedDialog id={round.id} deed={deed} onClose={() => setDeed(null)} />}
    </Flex>
  );
}
