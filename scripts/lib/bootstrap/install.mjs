import { copy } from '../copy.mjs';
import { root } from './paths.mjs';
import { setupCommand } from './setup-command.mjs';

/**
 * Installs exactly what the lockfile says; a tenth of a second when all is there.
 *
 * @param {import('./toolchain.mjs').Toolchain} toolchain
 */
export async function install(toolchain) {
  const args = ['install', '--frozen-lockfile', '--config.confirm-modules-purge=false'];
  await setupCommand(copy.install, 'install', 'pnpm', args, {
    cwd: root,
    env: toolchain.env,
    shell: process.platform === 'win32',
  });
}
