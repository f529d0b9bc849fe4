import {
  approvalSteps,
  confirmBy,
  contentHash,
  type AnyRecord,
  type Approval,
  type PublishChange,
  type WithdrawChange,
} from '@yangguang/schemas';

/** The instant of a feed position: one minute each, so that every time on a page follows from the feed alone. */
export function sampleInstant(seq: number): string {
  return new Date(Date.UTC(2026, 0, 5) + seq * 60_000).toISOString();
}

/** What the feed says when a reviewed record is let out. */
export function publishChange(record: AnyRecord, seq: number, firstPublishedSeq = seq): PublishChange {
  const hash = contentHash(record);
  return {
    ...{ seq, type: record.type, id: record.id, at: sampleInstant(seq), action: 'publish' },
    ...{ firstPublishedAt: sampleInstant(firstPublishedSeq), publishedAt: sampleInstant(seq) },
    ...{ hash, record, approval: sampleApproval(hash, seq) },
  };
}

/** What the feed says when one leader lets a record out alone, and again when a second person has confirmed it (B-11). */
export function emergencyChange(record: AnyRecord, seq: number, signedSeq = seq): PublishChange {
  const change = publishChange(record, seq, signedSeq);
  const signedAt = sampleInstant(signedSeq);
  const confirmation = seq === signedSeq ? {} : { confirmation: { account: 'account-3', at: sampleInstant(seq) } };
  const steps = ['draft', 'sign-off'].map((step, index) => ({ step, account: `account-${index + 1}`, at: signedAt }));
  return {
    ...change,
    publishedAt: signedAt,
    approval: {
      ...{ kind: 'emergency', hash: change.hash, steps, decision: null },
      emergency: { reason: '今夜有特大暴雨', confirmBy: confirmBy(signedAt), ...confirmation },
    },
  };
}

export function withdrawChange(record: AnyRecord, seq: number): WithdrawChange {
  return {
    ...{ seq, type: record.type, id: record.id, at: sampleInstant(seq), action: 'withdraw' },
    ...{ title: record.title, indexNumber: record.indexNumber },
    ...{ reason: '内容有误，更正后重新公开。', authority: '云川市应急管理局' },
  };
}

function sampleApproval(hash: string, seq: number): Approval {
  const steps = approvalSteps.map((step, index) => ({ step, account: `account-${index + 1}`, at: sampleInstant(seq) }));
  return { kind: 'review', hash, steps, decision: null };
}
