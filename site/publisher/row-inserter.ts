import type { Database } from 'better-sqlite3';

type Value = string | number | null;

const rowsAtOnce = 50;

/**
 * Puts rows into a table, fifty with a statement: one by one each takes four times as long. Nothing is sure to be there
 * before `end`.
 *
 * @param into - `reads (key, page)`
 */
export function rowInserter(db: Database, into: string): { add: (...row: Value[]) => void; end: () => void } {
  const columns = into.split(',').length;
  const row = `(${Array<string>(columns).fill('?').join(', ')})`;
  const statement = (rows: number) =>
    db.prepare<Value[][]>(`INSERT INTO ${into} VALUES ${Array<string>(rows).fill(row).join(', ')}`);
  const many = statement(rowsAtOnce);
  let waiting: Value[] = [];
  return {
    add(...values) {
      waiting.push(...values);
      if (waiting.length < rowsAtOnce * columns) return;
      many.run(waiting);
      waiting = [];
    },
    end() {
      if (waiting.length > 0) statement(waiting.length / columns).run(waiting);
      waiting = [];
    },
  };
}
