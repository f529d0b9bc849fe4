import { join } from 'node:path';

/**
 * Half of what a short process of the publisher costs is loading its code. What Node compiled is kept from one to the next
 * (decision 75), in a folder that no installation uses: tests kill processes while they write.
 */
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled-publisher');
