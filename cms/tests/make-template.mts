import { mkdirSync } from 'node:fs';
import { startCms } from './harness.ts';
import { templateFolder } from './folders.ts';

// A process of its own: Strapi keeps itself in a global of the one that starts it.
mkdirSync(templateFolder, { recursive: true });
const cms = await startCms({ folder: templateFolder });
await cms.stop();
process.exit();
