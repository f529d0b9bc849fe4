import type { Core } from '@strapi/types';
import { canonicalJson, sha256, type ContentType } from '@yangguang/schemas';
import type { Publication } from '../../../outbox/server/rules/change';
import type { Feed } from '../../../outbox/server/services/feed';
import type { WakeUpCall } from '../../../outbox/server/services/wake-up';
import type { AuditTrail } from '../../../audit/server/services/trail';
import type { Attributes, BornRecord } from '../../../review/server/services/attributes';
import type { ImportedRecord, Versions } from '../../../history/server/services/versions';
import type { MigrationDecision, Migrations } from '../../../review/server/services/migrations';
import { currentBureau } from '../../../../lib/bureau';
import { indexNumberYear, issueIndexNumbers, reserveIndexNumbers } from '../../../../lib/index-numbers';
import { explainClash } from '../../../../lib/unique-indexes';
import type { LibraryFile } from '../attachments/store';
import type { ConvertedRecord } from '../converting/converted';
import type { ResolvedReferences } from '../converting/resolve-references';
import { canonicalOf } from './canonical';
import { inGroups, rowsPerInsert, tableOf, type Knex } from './knex';
import { writeLinks } from './links';
import { rowMaker } from './rows';

/** A record that is to be written, as far as it must be known before the first one is. */
export interface PlannedRecord {
  documentId: string;
  indexNumber: string | null;
  formedDate: unknown;
}

export interface WritePlan {
  type: ContentType;
  /** All records, in the order in which they get their numbers. */
  planned: readonly PlannedRecord[];
  chunks: () => AsyncIterable<ConvertedRecord[]>;
  references: ReadonlyMap<string, ResolvedReferences>;
  /** Stored files of an attachment field, in the officer's order. */
  files: (record: ConvertedRecord, field: string) => LibraryFile[];
  creatorId: number | null;
  /** Publishes the records under this decision; drafts only when absent. */
  migration?: MigrationDecision;
  onProgress: (written: number) => void;
}

/**
 * Writes all records in one transaction: rows, links, files, index numbers and, when they are published, their
 * approvals and their changes of the feed. Either all of it is there afterwards or nothing.
 *
 * It goes past the document service, which takes 5–16 ms a record, and writes what that would write; a test holds the
 * two against each other. The gate is not bypassed but used: publications come from `review` with their approval.
 *
 * @returns index numbers by documentId.
 */
export async function writeRecords(strapi: Core.Strapi, plan: WritePlan): Promise<Map<string, string>> {
  try {
    return await strapi.db.transaction(async ({ trx, onCommit }) => {
      const numbers = await takeNumbers(trx, plan.planned);
      const writer = new Writer(strapi, trx, plan, numbers);
      for await (const chunk of plan.chunks()) await writer.write(chunk);
      await writeLinks(strapi, trx, plan.type, plan.references);
      const wakeUp: WakeUpCall = strapi.plugin('outbox').service('wakeUp');
      if (writer.head > 0) onCommit(() => wakeUp.notify(writer.head));
      return numbers;
    });
  } catch (error) {
    throw explainClash(strapi, plan.type, error);
  }
}

/** Numbers that records bring come first, so that none is issued to another record of the file. */
async function takeNumbers(trx: Knex, planned: readonly PlannedRecord[]): Promise<Map<string, string>> {
  const { organCode } = currentBureau();
  const brought = planned.flatMap(({ indexNumber }) => indexNumber ?? []);
  await reserveIndexNumbers(trx, organCode, brought);
  const others = planned.filter(({ indexNumber }) => indexNumber === null);
  const issued = await issueIndexNumbers(
    trx,
    organCode,
    others.map(({ formedDate }) => indexNumberYear(formedDate)),
  );
  return new Map(planned.map(({ documentId, indexNumber }) => [documentId, indexNumber ?? issued.shift() ?? '']));
}

/** A record on its way in, in the form that is signed. */
interface Made extends ImportedRecord {
  record: ConvertedRecord;
  canonical: ReturnType<typeof canonicalOf>;
}

class Writer {
  /** Newest position of the feed. */
  head = 0;
  private written = 0;
  private readonly at = new Date();
  private readonly toRow: ReturnType<typeof rowMaker>;
  private readonly fileFields: string[];

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly trx: Knex,
    private readonly plan: WritePlan,
    private readonly numbers: ReadonlyMap<string, string>,
  ) {
    this.toRow = rowMaker(strapi, plan.type, { creatorId: plan.creatorId, at: this.at });
    this.fileFields = Object.keys(plan.type.fields).filter((field) => plan.type.kind(field).kind === 'attachments');
  }

  async write(records: readonly ConvertedRecord[]): Promise<void> {
    await this.insertVersion(records, () => null);
    await this.noteBirth(records);
    const made = records.map((record) => this.make(record));
    await this.keepVersions(made);
    if (this.plan.migration) {
      await this.insertVersion(records, (record) => this.publishedAt(record));
      await this.letOut(made, this.plan.migration);
    }
    await this.putOnRecord(records);
    this.written += records.length;
    this.plan.onProgress(this.written);
  }

  private noteBirth(records: readonly ConvertedRecord[]): Promise<void> {
    const attributes: Attributes = this.strapi.plugin('review').service('attributes');
    const born = records.map(({ documentId, values }): BornRecord => {
      const text = (field: string) => (typeof values[field] === 'string' ? values[field] : null);
      return {
        documentId,
        disclosureAttribute: text('disclosureAttribute'),
        exemptionGround: text('exemptionGround'),
        exemptionReason: text('exemptionReason'),
      };
    });
    return attributes.born(this.trx, this.plan.type.uid, this.creator(), born);
  }

  private make(record: ConvertedRecord): Made {
    const canonical = this.canonical(record);
    const text = canonicalJson(canonical);
    return { record, canonical, documentId: record.documentId, text, hash: sha256(text) };
  }

  private keepVersions(made: readonly ImportedRecord[]): Promise<void> {
    const versions: Versions = this.strapi.plugin('history').service('versions');
    return versions.keepImported(this.trx, this.plan.type.uid, this.creator(), this.at, made);
  }

  private creator(): string | null {
    const { creatorId } = this.plan;
    return creatorId === null ? null : String(creatorId);
  }

  private putOnRecord(records: readonly ConvertedRecord[]): Promise<void> {
    const trail: AuditTrail = this.strapi.plugin('audit').service('trail');
    const { type } = this.plan;
    const made = records.map(({ documentId, values: { title } }) => ({
      documentId,
      title: typeof title === 'string' ? title : '',
    }));
    return trail.imported(type.uid, made, this.creator());
  }

  private publishedAt(record: ConvertedRecord): Date {
    return record.publishedAt === null ? this.at : new Date(record.publishedAt);
  }

  private number(record: ConvertedRecord): string {
    return this.numbers.get(record.documentId) ?? '';
  }

  private async insertVersion(
    records: readonly ConvertedRecord[],
    publishedAt: (record: ConvertedRecord) => Date | null,
  ): Promise<void> {
    const table = tableOf(this.strapi, this.plan.type).name;
    for (const group of inGroups(records, rowsPerInsert)) {
      const rows = group.map((record) => this.toRow(record, this.number(record), publishedAt(record)));
      const inserted: { id: number; document_id: string }[] = await this.trx(table)
        .insert(rows)
        .returning(['id', 'document_id']);
      const ids = new Map(inserted.map((row) => [row.document_id, row.id]));
      await this.linkFiles(group, ids);
    }
  }

  private async linkFiles(records: readonly ConvertedRecord[], ids: ReadonlyMap<string, number>): Promise<void> {
    const links = records.flatMap((record) =>
      this.fileFields.flatMap((field) =>
        this.plan.files(record, field).map((file, index) => ({
          file_id: file.id,
          related_id: ids.get(record.documentId),
          related_type: this.plan.type.uid,
          field,
          order: index + 1,
        })),
      ),
    );
    for (const group of inGroups(links, rowsPerInsert)) await this.trx('files_related_mph').insert(group);
  }

  /** Approval by the migration decision, and one change of the feed a record. */
  private async letOut(made: readonly Made[], decision: MigrationDecision): Promise<void> {
    const migrations: Migrations = this.strapi.plugin('review').service('migrations');
    const feed: Feed = this.strapi.plugin('outbox').service('feed');
    const creator = this.creator();
    const approvals = await migrations.recordMigrations(
      this.trx,
      this.plan.type.uid,
      made.map(({ record, hash }) => ({ documentId: record.documentId, hash, creator })),
      decision,
    );
    const publications = made.flatMap(({ record, canonical, hash }, index): Publication[] => {
      const approval = approvals[index];
      if (!approval) return [];
      const publishedAt = this.publishedAt(record).toISOString();
      return [
        {
          action: 'publish',
          type: canonical.type,
          id: record.documentId,
          record: canonical,
          hash,
          approval,
          publishedAt,
        },
      ];
    });
    this.head = await feed.append(this.trx, publications);
  }

  private canonical(record: ConvertedRecord) {
    const attachments = Object.fromEntries(
      this.fileFields.map((field) => [field, this.plan.files(record, field).map((file) => file.attachment)]),
    );
    const references = this.plan.references.get(record.documentId) ?? {};
    return canonicalOf(this.plan.type, record, this.number(record), references, attachments);
  }
}
