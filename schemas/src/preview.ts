import { z } from 'zod';
import { Approval } from './feed.ts';

/**
 * How a record is looked at before it is let out (C-9): `POST /previews` on the publisher's loopback port takes a signed
 * `SignedPreview` and answers a `PreviewAnswer`. The publisher renders the page as it would after a publication, keeps
 * nothing of what it was sent and writes nothing down.
 */

/** A record as it would be let out now, with the steps taken so far. */
export const PreviewedRecord = z.strictObject({
  /** Canonical record. */
  record: z.record(z.string(), z.unknown()),
  publishedAt: z.iso.datetime(),
  firstPublishedAt: z.iso.datetime(),
  approval: Approval.extend({ steps: z.array(Approval.shape.steps.element) }),
});
export type PreviewedRecord = z.infer<typeof PreviewedRecord>;

export const SignedPreview = z.strictObject({
  type: z.literal('publisher.preview'),
  timestamp: z.iso.datetime(),
  /** The page of the first is asked for; the others would be let out together with it (C-10). */
  data: z.strictObject({ records: z.array(PreviewedRecord).min(1) }),
});
export type SignedPreview = z.infer<typeof SignedPreview>;

/** Something that the page loads: its styles, and pictures that are public already. */
export const PreviewAsset = z.strictObject({ type: z.string().min(1), base64: z.string() });
export type PreviewAsset = z.infer<typeof PreviewAsset>;

export const PreviewAnswer = z.discriminatedUnion('isRendered', [
  z.strictObject({
    isRendered: z.literal(true),
    /** Where the page would stand on the portal. */
    path: z.string().startsWith('/'),
    /** Exactly the bytes that the portal would serve. */
    page: z.string(),
    /** By the address that the page loads them from. */
    assets: z.record(z.string(), PreviewAsset),
    /** What would keep the record from going out although its page can be made, in Chinese. */
    warnings: z.array(z.string().min(1)),
  }),
  /** In Chinese: what went wrong, where, what to do. */
  z.strictObject({ isRendered: z.literal(false), problem: z.string().min(1) }),
]);
export type PreviewAnswer = z.infer<typeof PreviewAnswer>;

/**
 * All that a page cannot say before its publication: when and by whom it was let out, and in which release. Everything
 * else of a preview is the page that goes live, byte for byte (C-9). What one leader signs alone has besides a mark above it
 * that says so (B-11).
 */
export const unknownBeforePublication: readonly RegExp[] = [
  /** `PubDate` of the head. */
  /<meta name="PubDate" content="[^"]*">/,
  /** 发布日期 of the header table. */
  /(?<=<dt>发布日期<\/dt>\s*<dd>)[^<]*/,
  /** 公开过程: the steps, the publication, and the working days until it. */
  /<ol class="steps num"[^]*?<\/ol>(?:\s*<p class="muted">[^<]*<\/p>)?/,
  /** The line of the foot with the release and the time. */
  /<div class="ledger num"[^]*?<\/div>/,
];
