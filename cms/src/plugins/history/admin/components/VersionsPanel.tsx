import type { PanelComponent, PanelComponentProps } from '@strapi/content-manager/strapi-admin';
import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { isOfOtherSection, OtherSection } from '../../../../admin/content-manager/OtherSection';
import { copy } from '../../copy';
import { hasHistory, useComparisonQuery, useHistoryQuery, type HistoryPage, type Place } from '../api';
import { CompareModal } from './CompareModal';
import { RestoreDialog } from './RestoreDialog';
import { VersionList } from './VersionList';

const texts = copy.screen;

/** Beside the form: what changed since the last signature, and every version there was. */
export const VersionsPanel: PanelComponent = ({ model, documentId }: PanelComponentProps) => {
  if (!hasHistory(model) || !documentId) return null;
  return { title: texts.panel, content: <Panel place={{ uid: model, documentId }} /> };
};

interface Shown {
  from: number;
  to: number;
  title: string;
}

function Panel({ place }: { place: Place }) {
  const { data: page, isError, error } = useHistoryQuery(place);
  const [shown, setShown] = useState<Shown | null>(null);
  const [restored, setRestored] = useState<number | null>(null);
  const isModified = useForm('VersionsPanel', (form) => form.modified);
  if (isOfOtherSection(error)) return <OtherSection />;
  if (isError)
    return (
      <Typography variant="pi" textColor="danger600">
        {texts.loadFailed}
      </Typography>
    );
  const newest = page?.versions[0]?.number;
  if (!page || newest === undefined) return page ? null : <Loader small />;
  const compare = (to: number) => setShown({ from: to - 1, to, title: texts.compareTitle });
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-testid="versions-panel">
      <SinceSigned place={place} page={page} newest={newest} onShow={setShown} />
      <VersionList page={page} isModified={isModified} onCompare={compare} onRestore={setRestored} />
      {shown && <CompareModal {...shown} place={place} versions={page.versions} onClose={() => setShown(null)} />}
      {restored !== null && (
        <RestoreDialog place={place} version={restored} newest={newest} onClose={() => setRestored(null)} />
      )}
    </Flex>
  );
}

interface SinceSignedProps {
  place: Place;
  page: HistoryPage;
  newest: number;
  onShow: (shown: Shown) => void;
}

/** What a reviewer must look at, in one line, with the way to the words. */
function SinceSigned({ place, page, newest, onShow }: SinceSignedProps) {
  const from = page.signed ?? newest;
  const { data } = useComparisonQuery({ ...place, from, to: newest }, { skip: from === newest });
  const summary = data?.fields.map(({ label, count }) => texts.summary(label, count)).join('、');
  return (
    <Box data-testid="since-signed">
      <Typography variant="pi" fontWeight="bold" tag="p">
        {texts.sinceSigned}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {page.signed === null ? texts.neverSigned : from === newest ? texts.nothingSince : summary}
      </Typography>
      {from !== newest && (
        <Box paddingTop={2}>
          <Button
            size="S"
            variant="secondary"
            fullWidth
            onClick={() => onShow({ from, to: newest, title: texts.sinceSigned })}
          >
            {texts.showChanges}
          </Button>
        </Box>
      )}
    </Box>
  );
}
