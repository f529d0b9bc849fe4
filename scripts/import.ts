import { join } from 'node:path';
import { root } from './lib/bootstrap/paths.mjs';
import { runCmsCommand } from './lib/system/cms-command.ts';

/** `pnpm run import`: the importer of the CMS over this installation's data. Usage: `--help`. */
await runCmsCommand(join(root, 'cms', 'dist', 'src', 'plugins', 'importer', 'server', 'cli', 'main.js'));
