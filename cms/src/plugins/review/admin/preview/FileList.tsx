import { Button, Flex, Typography } from '@strapi/design-system';
import { useAPIErrorHandler, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { saveFile } from '../../../../admin/save-file';
import { previewCopy } from '../../preview-copy';
import type { Preview } from '../../server/services/previews';
import type { Place } from '../api';
import { fileUrl } from './api';

/** The draft's attachments; they come from here and not from the portal. */
export function FileList({ place, files }: { place: Place; files: Preview['files'] }) {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { formatAPIError } = useAPIErrorHandler();
  if (files.length === 0) return null;

  const open = async (name: string, sha256: string): Promise<void> => {
    try {
      const { data } = await get<Blob>(fileUrl(place, sha256), { responseType: 'blob' });
      saveFile(name, data);
    } catch (error) {
      toggleNotification({
        type: 'danger',
        message: formatAPIError(error as Parameters<typeof formatAPIError>[0]),
      });
    }
  };
  return (
    <Flex gap={2} wrap="wrap" data-testid="preview-files">
      <Typography variant="pi" textColor="neutral600">
        {previewCopy.files}
      </Typography>
      {files.map(({ name, sha256 }) => (
        <Button key={sha256} size="S" variant="tertiary" onClick={() => void open(name, sha256)}>
          {name}
        </Button>
      ))}
    </Flex>
  );
}
