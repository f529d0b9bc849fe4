/** What we use of a better-sqlite3 statement and connection. */
interface Statement {
  /** True while somebody walks through its rows. */
  readonly busy: boolean;
}
export interface PreparingConnection {
  prepare(sql: string): Statement;
}

/** The flows of the CMS ask some hundreds of different questions again and again. */
const keptStatements = 1000;
/** Anything else is asked once: tables are made and changed when the CMS starts. */
const keeps = /^\s*(?:select|insert|update|delete|with|begin|commit|rollback|savepoint|release)\b/i;

/**
 * Has a connection prepare each text once: preparing is a fifth of what a signature costs the CMS, since Strapi asks some
 * hundred questions for one, always in the same words.
 */
export function keepStatements(connection: PreparingConnection): void {
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, Statement>();
  connection.prepare = (sql) => {
    if (!keeps.test(sql)) return prepare(sql);
    const known = kept.get(sql);
    if (known?.busy) return prepare(sql);
    const statement = known ?? prepare(sql);
    // The one asked for last is the last to go.
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > keptStatements && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}
