// Runs the importer over the files that a list names, in a CMS of its own over the same data: it is not reached by
// HTTP, because it publishes what others decided long ago. Prints one JSON result a line.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const appDir = process.cwd();
const { createStrapi } = createRequire(join(appDir, 'package.json'))('@strapi/strapi');
const requests = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

const strapi = createStrapi({ appDir, distDir: join(appDir, 'dist'), serveAdminPanel: false });
await strapi.load();
try {
  for (const request of requests) {
    const result = await strapi.plugin('importer').service('imports').run(request);
    process.stdout.write(`@@${JSON.stringify(result)}\n`);
  }
} finally {
  await strapi.destroy();
}
process.exit();
