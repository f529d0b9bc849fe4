import type { Core } from '@strapi/types';
import { shanghaiDate, type DeadlineLight } from '@yangguang/schemas';
import { definitionOf } from '../../../../lib/canonical-record';
import type { Emergencies } from '../../../review/server/services/emergencies';
import { copy } from '../../copy';
import type { DueItem } from '../rules/due-item';
import { heads, type Head } from './records';

const HOUR_MS = 3_600_000;

/** What one leader let out alone, to be looked at by a second person: by the hour, working or not (B-11). */
export async function emergencyItems(strapi: Core.Strapi, now: Date, documentId?: string): Promise<DueItem[]> {
  const emergencies: Emergencies = strapi.plugin('review').service('emergencies');
  const items: DueItem[] = [];
  for (const row of await emergencies.waiting()) {
    const type = definitionOf(row.uid)?.name;
    if (!type || (documentId !== undefined && row.record_id !== documentId)) continue;
    const [head]: Head[] = await heads(strapi, type, 'public').where('record.document_id', row.record_id);
    if (head) items.push(itemOf(head, type, row.signed_at, row.confirm_by, now));
  }
  return items;
}

function itemOf(head: Head, type: string, signedAt: string, confirmBy: string, now: Date): DueItem {
  const leftMs = Date.parse(confirmBy) - now.getTime();
  const dueDate = shanghaiDate(new Date(confirmBy));
  return {
    ...{ ...head, type, title: head.title ?? copy.untitled },
    creator: head.creator === null ? null : String(head.creator),
    ...{ clock: 'emergencyConfirmation', label: copy.emergency.label, task: copy.emergency.task },
    ...{ start: shanghaiDate(new Date(signedAt)), dueDate, provisional: false, problem: null },
    ...{ unit: 'hour', left: Math.floor(leftMs / HOUR_MS) },
    light: lightOf(leftMs),
    // Hours are always for today, also when they end after midnight.
    group: leftMs < 0 ? 'overdue' : 'today',
    ...{ audience: 'step', permission: 'confidentiality', countersigners: [], workingDays: null },
  };
}

const lightOf = (leftMs: number): DeadlineLight => (leftMs < 0 ? 'red' : leftMs < 6 * HOUR_MS ? 'orange' : 'yellow');
