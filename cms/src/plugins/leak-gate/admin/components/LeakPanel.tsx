import type { PanelComponent, PanelComponentProps } from '@strapi/content-manager/strapi-admin';
import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { isOfOtherSection, OtherSection } from '../../../../admin/content-manager/OtherSection';
import { copy } from '../../copy';
import type { LeakView } from '../../server/controllers/findings';
import { useLeakFindingsQuery, type Place } from '../api';
import { useDeed } from '../use-deed';
import { FindingList } from './FindingList';

/** Beside the form: what should not go out, where it stands and what to do about it. */
export const LeakPanel: PanelComponent = ({ model, documentId }: PanelComponentProps) => {
  if (!model.startsWith('api::') || !documentId) return null;
  return { title: copy.screen.panel, content: <Panel place={{ uid: model, documentId }} /> };
};

function Panel({ place }: { place: Place }) {
  const { data: view, isError, error } = useLeakFindingsQuery(place);
  if (isOfOtherSection(error)) return <OtherSection />;
  if (isError) return <Hint text={copy.screen.loadFailed} tone="danger600" />;
  if (!view) return <Loader small />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-testid="leak-panel">
      {view.findings.length === 0 && <Hint text={copy.screen.clear} />}
      <FindingList place={place} view={view} />
      {view.mayMask && <MaskButton place={place} view={view} />}
      <Hint text={copy.screen.dictionary(view.dictionary)} />
    </Flex>
  );
}

/** Masking saves the draft as it is stored, so it waits for the officer's own changes. */
function MaskButton({ place, view }: { place: Place; view: LeakView }) {
  const isModified = useForm('LeakPanel', (form) => form.modified);
  const { take, isLoading } = useDeed(place);
  return (
    <>
      <Button
        variant="secondary"
        fullWidth
        disabled={isModified}
        loading={isLoading}
        onClick={() => take('mask', { seenHash: view.hash })}
      >
        {copy.screen.mask}
      </Button>
      <Hint text={isModified ? copy.screen.saveFirst : copy.screen.maskHint} />
    </>
  );
}

function Hint({ text, tone = 'neutral600' }: { text: string; tone?: string }) {
  return (
    <Typography variant="pi" textColor={tone}>
      {text}
    </Typography>
  );
}
