import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemo } from '../lib/system/load-demo.ts';
import { prepare, type Installation } from '../lib/system/prepare.ts';
import { anyPorts, openSystem, type System } from '../lib/system/system.ts';
import { settings } from '../lib/settings.ts';
import type { Program } from '../lib/system/programs.ts';
import type { Child } from '../lib/processes/child.ts';

const gateOff = join(import.meta.dirname, 'gate-off.ts');

/** The real system, as `npm start` runs it, on free ports and data of its own. */
export interface TestSystem extends Installation {
  system: System;
  cms: Child;
  publisher: Child;
  /** The CMS anew, with a gate that lets everything pass: the publisher is alone then. */
  restartCmsWithoutGate: () => Promise<void>;
  end: () => Promise<void>;
}

export async function startTestSystem(): Promise<TestSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-e2e-'));
  const installation = prepare(settings(folder), { isDemo: true });
  let hasGate = true;
  const openGate = (program: Program): Program =>
    program.key === 'cms' && !hasGate ? { ...program, args: ['--import', gateOff, ...program.args] } : program;
  const system = await openSystem(installation, anyPorts, openGate);
  const cms = await system.startCms();
  await loadDemo({ ...installation, cmsUrl: system.urls.cms }, { selection: 'small' });
  await system.startPortal();
  const publisher = await system.startPublisher();
  await system.firstRelease(publisher);
  const end = async () => {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const running = { ...installation, system, cms, publisher, end };
  return Object.assign(running, {
    restartCmsWithoutGate: async () => {
      await running.cms.stop();
      hasGate = false;
      running.cms = await system.startCms();
    },
  });
}
