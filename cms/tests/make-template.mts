import { mkdirSync } from 'node:fs';
import { cheapHash, startCms, testRoles, testSection } from './harness.ts';
import { templateFolder } from './folders.ts';

// A process of its own: Strapi keeps itself in a global of the one that starts it.
mkdirSync(templateFolder, { recursive: true });
const cms = await startCms({ folder: templateFolder });
// The officers of every test are of one section, as those of a small bureau are (B-6).
for (const role of testRoles) {
  const { id } = await cms.user(role);
  await cms.strapi.db.connection('org_members').insert({ account: String(id), department: testSection });
}
await cms.strapi.db.connection('admin_users').update({ password: cheapHash() });
await cms.stop();
process.exit();
