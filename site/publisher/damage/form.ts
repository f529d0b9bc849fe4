import type { Database } from 'better-sqlite3';

/** The columns of each table, by its name. */
type Form = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Whether a database has the tables and columns of one that was just made. A bit that flips in the name of a table
 * leaves it sound to SQLite, and an empty one would be made in its place.
 */
export function hasForm(db: Database, fresh: Database): boolean {
  const actual = formOf(db);
  const expected = formOf(fresh);
  const isKnown = [...actual.keys()].every((table) => expected.has(table));
  return (
    isKnown && [...expected].every(([table, columns]) => [...columns].every((column) => actual.get(table)?.has(column)))
  );
}

function formOf(db: Database): Form {
  const rows = db
    .prepare<[], { tableName: string; columnName: string }>(
      `SELECT m.name AS tableName, c.name || ' ' || c.type || ' ' || c.pk AS columnName
       FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`,
    )
    .all();
  const byTable = Map.groupBy(rows, ({ tableName }) => tableName);
  return new Map([...byTable].map(([table, own]) => [table, new Set(own.map(({ columnName }) => columnName))]));
}
