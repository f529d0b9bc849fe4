import { startCms } from '../harness.ts';
import type { Reminders } from '../../src/plugins/deadlines/server/services/reminders.ts';

/** A CMS of its own that sends the reminders of an hour and ends: `sender.mts <folder> <instant> <SMTP_URL>`. */
const [folder = '', instant = '', url = ''] = process.argv.slice(2);
const cms = await startCms({ folder, env: { SMTP_URL: url, MAIL_FROM: 'yangguang@example.invalid' } });
const reminders: Reminders = cms.strapi.plugin('deadlines').service('reminders');
await reminders.tick(new Date(instant));
await cms.stop();
process.exit(0);
