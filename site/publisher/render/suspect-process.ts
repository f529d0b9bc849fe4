import { writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { openSnapshot } from '../../src/content/database.ts';
import { readModel } from '../../src/content/read-model.ts';
import { snapshotReader } from '../../src/content/snapshot-reader.ts';
import type { PlannedPage } from './page-plan.ts';
import { underWatch, watchPages } from './page-watch.ts';
import type { PoolSettings } from './render-pool.ts';
import { loadRenderer } from './renderer.ts';

/** Renders a page that does not come to its end, and says at once of each record that it reads it. */
// Given by `suspectsApart`.
const { settings, page } = JSON.parse(process.argv[2] ?? '{}') as { settings: PoolSettings; page: PlannedPage };
const renderer = await loadRenderer(settings.entry, settings.origin);
const reader = snapshotReader(openSnapshot(settings.snapshotFile));
reader.refresh();
// Why it is ended is known: it is rendered again for its reads only.
watchPages(settings.limits, devNull);
await reader.witnessed(
  // Nothing else leaves a process that never waits.
  (id) => void writeSync(1, `${id}\n`),
  () =>
    underWatch(page.url, () =>
      renderer.render(
        page.component,
        page.url,
        readModel(reader, () => undefined),
      ),
    ),
);
