import { Box, Button, Flex, Link, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Page, useAPIErrorHandler } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink, useParams } from 'react-router-dom';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { previewCopy } from '../../preview-copy';
import type { Preview as PreviewOfDraft } from '../../server/services/previews';
import type { Place } from '../api';
import { usePreviewQuery } from '../preview/api';
import { FileList } from '../preview/FileList';
import { Frame, widths, type Width } from '../preview/Frame';

/** On a screen of that many pixels a computer's page is too small to read. */
const narrow = 700;

type Failure = Parameters<ReturnType<typeof useAPIErrorHandler>['_unstableFormatAPIError']>[0];

/** The page of a draft as readers will see it (C-9). */
export default function Preview() {
  return (
    <AdminPage action="plugin::review.read" title={previewCopy.title}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const { uid = '', documentId = '' } = useParams<Record<string, string>>();
  const place = { uid, documentId };
  const [width, setWidth] = useState<Width>(window.innerWidth < narrow ? 'phone' : 'desktop');
  const { data, error, isFetching, refetch } = usePreviewQuery(place);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} padding={4}>
      <Toolbar place={place} width={width} onWidth={setWidth} onAgain={() => void refetch()} isBusy={isFetching} />
      {isFetching ? (
        <Page.Loading>{previewCopy.loading}</Page.Loading>
      ) : error ? (
        <Problem error={error} />
      ) : (
        data && <Shown place={place} preview={data} width={width} />
      )}
    </Flex>
  );
}

interface ToolbarProps {
  place: Place;
  width: Width;
  onWidth: (width: Width) => void;
  onAgain: () => void;
  isBusy: boolean;
}

function Toolbar({ place: { uid, documentId }, width, onWidth, onAgain, isBusy }: ToolbarProps) {
  return (
    <Flex gap={4} wrap="wrap" justifyContent="space-between">
      <Box>
        <Typography variant="beta" tag="h1">
          {previewCopy.title}
        </Typography>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {previewCopy.hint}
        </Typography>
      </Box>
      <Flex gap={3} wrap="wrap">
        <SingleSelect
          aria-label={previewCopy.widths}
          value={width}
          onChange={(next: string | number) => onWidth(next === 'phone' ? 'phone' : 'desktop')}
        >
          {(Object.keys(widths) as Width[]).map((name) => (
            <SingleSelectOption key={name} value={name}>
              {previewCopy[name]}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Button variant="secondary" onClick={onAgain} loading={isBusy}>
          {previewCopy.again}
        </Button>
        <Link tag={NavLink} to={`/content-manager/collection-types/${uid}/${documentId}`}>
          {previewCopy.back}
        </Link>
      </Flex>
    </Flex>
  );
}

function Shown({ place, preview, width }: { place: Place; preview: PreviewOfDraft; width: Width }) {
  return (
    <>
      <Page.Title>{`${previewCopy.title} ${preview.title}`}</Page.Title>
      {preview.warnings.map((warning) => (
        <Note key={warning} tone="warning" title={previewCopy.warnings} text={warning} />
      ))}
      <FileList place={place} files={preview.files} />
      <Frame page={preview.page} width={width} />
    </>
  );
}

function Problem({ error }: { error: unknown }) {
  const { _unstableFormatAPIError: sentenceOf } = useAPIErrorHandler();
  // RTK Query leaves the type of errors open; the admin's base query gives Strapi's.
  return <Note tone="danger" title={previewCopy.failed} text={sentenceOf(error as Failure)} />;
}

function Note({ tone, title, text }: { tone: 'warning' | 'danger'; title: string; text: string }) {
  return (
    <Box background={`${tone}100`} padding={3} hasRadius role="alert" data-testid={`preview-${tone}`}>
      <Typography variant="pi" fontWeight="bold" textColor={`${tone}700`} tag="p">
        {title}
      </Typography>
      <Typography variant="pi" textColor="neutral800" tag="p" style={{ whiteSpace: 'pre-line' }}>
        {text}
      </Typography>
    </Box>
  );
}
