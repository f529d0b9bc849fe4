import { useEffect, useRef, useState } from 'react';
import { useAPIErrorHandler, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { fill, screenCopy, templateCopy } from '../copy';
import type { ImportReply, TypeChoice } from '../server/import-reply';
import { saveFile } from '../../../admin/save-file';

export interface Chosen {
  type: string;
  file: File | null;
  attachments: File[];
}
export type Busy = 'checking' | 'importing' | null;

/** The state of the page: what was chosen, what the last check or import said, and what is under way. */
export function useImporter() {
  const { get, post } = useFetchClient();
  const tell = useFailureNotice();
  const [types, setTypes] = useState<TypeChoice[]>([]);
  const [chosen, setChosen] = useState<Chosen>({ type: '', file: null, attachments: [] });
  // Two choices and a click may come faster than the page is drawn anew; none of them may be lost.
  const latest = useRef(chosen);
  const [reply, setReply] = useState<ImportReply | null>(null);
  const [busy, setBusy] = useState<Busy>(null);

  useEffect(() => {
    get<TypeChoice[]>('/importer/types').then(({ data }) => setTypes(data), tell);
    // The list does not change while the page is open.
  }, []);

  const choose = (change: Partial<Chosen>) => {
    latest.current = { ...latest.current, ...change };
    setChosen(latest.current);
    setReply(null);
  };
  const send = async (dryRun: boolean, skipBadRows: boolean) => {
    setBusy(dryRun ? 'checking' : 'importing');
    try {
      setReply((await post<ImportReply>('/importer/imports', formOf(latest.current, dryRun, skipBadRows))).data);
    } catch (error) {
      tell(error);
    } finally {
      setBusy(null);
    }
  };
  const downloadTemplate = async () => {
    const label = types.find(({ name }) => name === chosen.type)?.label ?? chosen.type;
    try {
      const { data } = await get<Blob>(`/importer/templates/${chosen.type}`, { responseType: 'blob' });
      saveFile(fill(templateCopy.fileName, { label }), data);
    } catch (error) {
      tell(error);
    }
  };
  return {
    types,
    chosen,
    reply,
    busy,
    choose,
    downloadTemplate,
    check: () => send(true, false),
    importAll: (skipBadRows: boolean) => send(false, skipBadRows),
  };
}

/** Shows the server's own sentence, which says what to do. */
function useFailureNotice(): (error: unknown) => void {
  const { toggleNotification } = useNotification();
  const { formatAPIError } = useAPIErrorHandler();
  return (error) => {
    const message = formatAPIError(error as Parameters<typeof formatAPIError>[0]) || screenCopy.failed;
    toggleNotification({ type: 'danger', message });
  };
}

/** The table and its attachments, all in the one field that Strapi clears away. */
function formOf({ type, file, attachments }: Chosen, dryRun: boolean, skipBadRows: boolean): FormData {
  const form = new FormData();
  form.append('type', type);
  // The server may receive several files in another order.
  form.append('table', file?.name ?? '');
  form.append('dryRun', String(dryRun));
  form.append('skipBadRows', String(skipBadRows));
  for (const part of [...(file ? [file] : []), ...attachments]) form.append('files', part);
  return form;
}
