import { useAPIErrorHandler, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { saveFile } from '../../../admin/save-file';
import { copy } from '../copy';
import { useRoundQuery } from './api';

/** Takes the workbook of a section, or of all; the server puts each time on record. */
export function useExport(id: number) {
  const { data } = useRoundQuery(id);
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { formatAPIError } = useAPIErrorHandler();
  return async (department?: string): Promise<void> => {
    const section = data?.sections?.find((one) => one.department === department)?.name ?? copy.workbook.everyone;
    try {
      const params = department === undefined ? {} : { department };
      const answer = await get<Blob>(`/assessment/rounds/${id}/workbook`, { params, responseType: 'blob' });
      saveFile(copy.workbook.fileName(data?.year ?? 0, section), answer.data);
      toggleNotification({ type: 'success', message: copy.round.exported });
    } catch (error) {
      const message = formatAPIError(error as Parameters<typeof formatAPIError>[0]) || copy.round.exportFailed;
      toggleNotification({ type: 'danger', message });
    }
  };
}
