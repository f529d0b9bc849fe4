import { join } from 'node:path';
import { root } from './lib/bootstrap/paths.mjs';
import { runCmsCommand } from './lib/system/cms-command.ts';

/** `pnpm audit:export [folder]`: the audit log of this installation with a checkpoint and the public key (B-10). */
await runCmsCommand(join(root, 'cms', 'dist', 'src', 'plugins', 'audit', 'server', 'cli', 'main.js'));
