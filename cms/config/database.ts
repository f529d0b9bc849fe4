import path from 'node:path';
import type { Core } from '@strapi/types';
import { keepStatements, type PreparingConnection } from '../src/lib/kept-statements';
import { countWrites } from '../src/lib/reading-once';
import { watchRights } from '../src/lib/rights-watch';
import { setPragmas, writeFromBegin, type SqliteConnection } from '../src/lib/sqlite-durability';

type Connection = SqliteConnection & PreparingConnection;

/** SQLite with one writer. The pragmas hold per connection, so the pool sets them on each one it opens. */
const database = ({ env }: Core.Config.Shared.ConfigParams) => ({
  connection: {
    client: 'sqlite' as const,
    connection: { filename: env('DATABASE_FILENAME', path.join(__dirname, '..', '..', '..', 'var', 'cms', 'data.db')) },
    useNullAsDefault: true,
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection: Connection, done: (error: Error | null, connection: Connection) => void) {
        setPragmas(connection);
        keepStatements(connection);
        countWrites(connection);
        watchRights(connection);
        writeFromBegin(connection);
        done(null, connection);
      },
    },
  },
});
export default database;
