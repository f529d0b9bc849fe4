import { useAPIErrorHandler, useFetchClient, useNotification } from '@strapi/strapi/admin';
import type { AuditHead } from '@yangguang/schemas';
import { useState } from 'react';
import { saveFile } from '../../../admin/save-file';
import { copy } from '../copy';

const { files } = copy.screen;

/** What the audit administrator takes away; each download of entries is an entry itself. */
export function useDownloads(filter: Record<string, string>) {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { formatAPIError } = useAPIErrorHandler();
  const [isBusy, setIsBusy] = useState(false);

  const run = (action: () => Promise<void>) => async () => {
    setIsBusy(true);
    try {
      await action();
    } catch (error) {
      const message = formatAPIError(error as Parameters<typeof formatAPIError>[0]) || copy.screen.failed;
      toggleNotification({ type: 'danger', message });
    } finally {
      setIsBusy(false);
    }
  };
  const fetchFile = async (path: string, name: string, params = {}) => {
    const { data } = await get<Blob>(path, { params, responseType: 'blob' });
    saveFile(name, data);
  };
  const head = async () => (await get<AuditHead>('/audit/head')).data;
  return {
    isBusy,
    log: run(() => fetchFile('/audit/export/log', files.log)),
    table: run(() => fetchFile('/audit/export/table', files.table, filter)),
    checkpoint: run(async () => {
      const { size, checkpoint } = await head();
      saveFile(files.checkpoint(size), new Blob([checkpoint]));
    }),
    key: run(async () => saveFile(files.key, new Blob([`${(await head()).key}\n`]))),
  };
}
