import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/bootstrap/paths.mjs';
import { setupCommand } from './lib/bootstrap/setup-command.mjs';
import { SetupError, stage } from './lib/bootstrap/stage.mjs';
import { build } from './lib/builds/build.ts';
import { buildSteps } from './lib/builds/steps.ts';
import { copy } from './lib/copy.mjs';
import { settings, type Settings } from './lib/settings.ts';

/** Where the content comes from. */
interface Source {
  snapshot: string;
  files: string;
}

/**
 * `pnpm site:build`: the whole portal by plain `astro build`. With `CMS_URL` and `OUTBOX_TOKEN` set it first pulls the
 * content from there (CI); without them it takes what the publisher of this installation has.
 */
async function siteBuild(out: string): Promise<void> {
  for (const step of buildSteps.filter(({ name }) => name === 'schemas')) await stage(step.label, () => build(step));
  const { snapshot, files } = source(settings());
  const args = [
    'publisher/plain-build/static-site.ts',
    '--snapshot',
    snapshot,
    '--files',
    files,
    '--bureau',
    bureauFile(),
    '--out',
    out,
  ];
  const cwd = join(root, 'site');
  await stage(copy.siteBuild.stage, () =>
    setupCommand(copy.siteBuild.stage, 'site-build', process.execPath, args, { cwd }),
  );
  console.log(copy.siteBuild.done(out));
}

function source({ folder, siteFolder }: Settings): Source {
  if (process.env['CMS_URL'] && process.env['OUTBOX_TOKEN'])
    return { snapshot: join(folder, 'static', 'snapshot.db'), files: join(folder, 'static', 'files') };
  const own = { snapshot: join(siteFolder, 'snapshot.db'), files: join(siteFolder, 'files') };
  if (!existsSync(own.snapshot)) throw new SetupError(copy.siteBuild.nothing);
  return own;
}

/** The bureau that is named, else that of this installation, else the demo bureau. */
function bureauFile(): string {
  const demo = join(root, 'scripts', 'demo', 'bureau.json');
  const candidates = [process.env['YANGGUANG_BUREAU'], settings().bureauFile];
  return resolve(candidates.find((file) => file && existsSync(file)) ?? demo);
}

const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } });
try {
  await siteBuild(resolve(process.env['INIT_CWD'] ?? '.', values.out));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
