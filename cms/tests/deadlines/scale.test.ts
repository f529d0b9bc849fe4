import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Items } from '../../src/plugins/deadlines/server/services/items.ts';
import { startCms, type Cms } from '../harness.ts';
import { draftPolicy, publishedPolicy } from '../records.ts';

/** `YANGGUANG_RECORDS=100000 pnpm vitest run tests/deadlines/scale.test.ts` gives the figure of docs/performance.md. */
const records = Number(process.env.YANGGUANG_RECORDS ?? 3000);
let cms: Cms;
beforeAll(async () => {
  cms = await startCms();
  const { documentId } = await publishedPolicy(cms, { interpretationRequired: false, formedDate: '2026-03-02' });
  await multiply(documentId);
});
afterAll(() => cms?.stop());

/** Copies the draft and the public version of a record, under document ids of their own. */
async function multiply(documentId: string): Promise<void> {
  const knex = cms.strapi.db.connection;
  const columns = Object.keys(await knex('policy_documents').columnInfo()).filter((column) => column !== 'id');
  const values = columns.map((column) => {
    if (column === 'document_id') return `printf('%024d', n.n)`;
    if (column === 'index_number') return `printf('YC012/2026-%06d', n.n)`;
    return column === 'document_number' ? `printf('云应急〔2026〕%d号', 1000 + n.n)` : `record."${column}"`;
  });
  await knex.raw(
    `with recursive n(n) as (select 1 union all select n + 1 from n where n < ?)
     insert into policy_documents (${columns.map((column) => `"${column}"`).join(', ')})
     select ${values.join(', ')} from n join policy_documents as record on record.document_id = ?`,
    [records, documentId],
  );
  await knex.raw('analyze');
}

test(
  'of many published records the board reads none: drafts are told from them in indexes',
  { timeout: 180_000 },
  async () => {
    const open = await draftPolicy(cms, { formedDate: '2026-11-02' });
    const plans: string[] = [];
    const knex = cms.strapi.db.connection;
    const seen: { sql: string; bindings: readonly unknown[] }[] = [];
    const remember = (query: { sql: string; bindings: readonly unknown[] }) => void seen.push(query);
    knex.on('query', remember);
    const items: Items = cms.strapi.plugin('deadlines').service('items');
    const began = performance.now();
    const due = await items.list(new Date('2026-11-23T10:00:00+08:00'));
    const tookMs = Math.round(performance.now() - began);
    knex.removeListener('query', remember);
    console.log(`${records} records: what is due in ${tookMs} ms`);
    expect(due.map(({ documentId }) => documentId)).toEqual([open.documentId]);

    for (const { sql, bindings } of seen)
      if (sql.includes('policy_documents` as `record'))
        for (const row of (await knex.raw(`explain query plan ${sql}`, [...bindings])) as { detail: string }[])
          plans.push(row.detail);
    // A search in an index goes to what it wants; a scan of the table reads every record.
    expect(plans.filter((detail) => /^SCAN (?:record|live|policy_documents)(?!.*INDEX)/.test(detail))).toEqual([]);
    expect(plans.join('\n')).toContain('SEARCH live USING INDEX deadlines_policy_documents_live (document_id=? AND');
    // Each subquery over answers is made once, not once a record.
    expect(plans.filter((detail) => detail.startsWith('SCAN answer'))).toHaveLength(1);
    expect(plans.filter((detail) => detail.startsWith('CORRELATED'))).toHaveLength(2);
  },
);
