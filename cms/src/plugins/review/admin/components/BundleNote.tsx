import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { copy } from '../../copy';
import type { CaseView } from '../../server/services/cases';
import type { Place } from '../api';
import { useStep } from '../use-step';

const texts = copy.screen.bundle;

/** With what the record goes out, and where each of them stands; a way to let them go alone (C-10). */
export function BundleNote({ place, view: { bundle } }: { place: Place; view: CaseView }) {
  const { take, isLoading } = useStep(place);
  if (!bundle) return null;
  return (
    <Box background="neutral100" padding={3} hasRadius data-testid="review-bundle">
      <Typography variant="pi" fontWeight="bold" tag="p">
        {texts.title(bundle.name, bundle.members.length)}
      </Typography>
      <Box tag="ul">
        {bundle.members.map(({ uid, documentId, title, state }) => (
          <Typography key={documentId} variant="pi" tag="li">
            {documentId === place.documentId ? (
              texts.thisOne(title)
            ) : (
              <Link to={`/content-manager/collection-types/${uid}/${documentId}`}>{title || copy.screen.untitled}</Link>
            )}
            {texts.state(copy.states[state])}
          </Typography>
        ))}
      </Box>
      {bundle.mayDissolve && (
        <Flex paddingTop={2}>
          <Button variant="tertiary" size="S" loading={isLoading} onClick={() => take('dissolve', {})}>
            {texts.dissolve}
          </Button>
        </Flex>
      )}
    </Box>
  );
}
