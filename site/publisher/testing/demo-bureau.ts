import { fileURLToPath } from 'node:url';

/** The settings of the demo bureau. */
export const demoBureauFile = fileURLToPath(new URL('../../../scripts/demo/bureau.json', import.meta.url));
