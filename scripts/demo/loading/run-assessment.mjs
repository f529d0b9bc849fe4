// Brings in an assessment of a year gone by, in a CMS of its own over the same data, by the services that officers use,
// each step on its own day.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const appDir = process.cwd();
const { createStrapi } = createRequire(join(appDir, 'package.json'))('@strapi/strapi');
const past = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));

const strapi = createStrapi({ appDir, distDir: join(appDir, 'dist'), serveAdminPanel: false });
await strapi.load();
try {
  /** @param {string} email */
  const accountOf = async (email) => String((await strapi.db.query('admin::user').findOne({ where: { email } })).id);
  const [office, leader] = [await accountOf(past.office), await accountOf(past.leader)];
  const { rounds, results } = strapi.plugin('assessment').services;
  const { year, assessOn, note, scores } = past;
  const round = await rounds.announce({ year, assessOn, note }, office, new Date(past.announcedAt));
  const closed = new Date(past.closedAt);
  const sections = await results.ofRound(await rounds.get(round), closed);
  // What the clocks tell is computed; of a year before the system they tell nothing.
  for (const [index, { department }] of sections.entries())
    for (const score of scores[index % scores.length])
      await results.enter(round, { department, ...score }, office, closed);
  await results.close(round, office, closed);
  await results.confirm(round, leader, past.comment, new Date(past.confirmedAt));
} finally {
  await strapi.destroy();
}
process.exit();
