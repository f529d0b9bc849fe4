import { cms, schemas } from './defect-of.ts';
import type { PlantedDefect } from './planted.ts';

/** What keeps on record, for ever and unchanged, who did what. */
export const recordDefects: PlantedDefect[] = [
  cms(
    'A-5 rows that are kept for ever can be changed',
    'lib/append-only.ts',
    `['update', 'delete']`,
    `['delete']`,
    'tests/durability.test.ts',
  ),
  cms(
    'A-5 rows that are kept for ever can be replaced',
    'lib/sqlite-durability.ts',
    `connection.pragma('recursive_triggers = ON');`,
    '',
    'tests/durability.test.ts',
  ),
  cms(
    'B-3 decisions can be changed',
    'plugins/review/server/tables.ts',
    'await keepForEver(knex, DECISIONS);',
    '',
    'tests/durability.test.ts',
  ),
  cms(
    'B-3 the change feed can be changed',
    'plugins/outbox/server/tables.ts',
    'await keepForEver(knex, CHANGES);',
    '',
    'tests/durability.test.ts',
  ),
  cms(
    'B-10 the audit log can be changed',
    'plugins/audit/server/tables.ts',
    'await appendOnly(knex, table);',
    '',
    'tests/audit/guards.test.ts',
  ),
  cms(
    'B-10 an entry of the audit log can be put in',
    'plugins/audit/server/tables.ts',
    '  await inSequence(knex);\n',
    '',
    'tests/audit/guards.test.ts',
  ),
  cms(
    'E10 a change is made though its entry cannot be written',
    'plugins/audit/server/services/log.ts',
    'await strapi.db.transaction(async ({ trx }) => inTurn(trx, () => write(trx, drafts)));',
    'await strapi.db.transaction(async ({ trx }) => inTurn(trx, () => write(trx, drafts))).catch(() => undefined);',
    'tests/audit/recording.test.ts',
  ),
  schemas(
    'E9 an audit log that was computed anew is believed',
    'audit/verify.ts',
    'if (head.root !== rootOf(tree)) return computedAnew(head, agreed);',
    '',
    'audit/tampering.test.ts',
  ),
  schemas(
    'E9 an audit log that was cut off is believed',
    'audit/verify.ts',
    'return done(missing ? {',
    'return done(missing && tree.size < 0 ? {',
    'audit/tampering.test.ts',
  ),
  schemas(
    'E9 an edited entry is not named',
    'audit/verify.ts',
    'if (entry.previous !== previous) return',
    `if (entry.previous === '') return`,
    'audit/verify.test.ts',
  ),
  cms(
    'A-2 a change of the disclosure attribute leaves no row',
    'plugins/review/server/services/attributes.ts',
    'if (place && after && !isSame(before, after)) await append(trx, place, account, before, after);',
    '',
    'tests/review/disclosure.test.ts',
  ),
  cms(
    'B-4 the signature of a paper leaves out who decided',
    'plugins/review/server/rules/sealed-lines.ts',
    '...steps.filter((step) => step.round === round && isOf(kind, step)).map(stepLine),',
    '',
    'tests/review/routes.test.ts',
  ),
  schemas(
    'B-4 a paper that was changed is believed',
    'audit/paper-note.ts',
    'isSignedBy(normalNote(note), key);',
    'readPaper(note) !== null && key !== "";',
    'audit/paper-note.test.ts',
  ),
];
