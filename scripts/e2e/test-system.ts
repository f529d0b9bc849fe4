import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemo } from '../lib/system/load-demo.ts';
import { prepare, type Installation } from '../lib/system/prepare.ts';
import { anyPorts, openSystem, type System } from '../lib/system/system.ts';
import { settings } from '../lib/settings.ts';
import type { Child } from '../lib/processes/child.ts';

/** The real system, as `npm start` runs it, on free ports and data of its own. */
export interface TestSystem extends Installation {
  system: System;
  cms: Child;
  publisher: Child;
  end: () => Promise<void>;
}

export async function startTestSystem(): Promise<TestSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-e2e-'));
  const installation = prepare(settings(folder));
  const system = await openSystem(installation, anyPorts);
  const cms = await system.startCms();
  await loadDemo({ ...installation, cmsUrl: system.urls.cms }, { selection: 'small' });
  await system.startPortal();
  const publisher = await system.startPublisher();
  await system.firstRelease(publisher);
  const end = async () => {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...installation, system, cms, publisher, end };
}
