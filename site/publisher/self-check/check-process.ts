import { setPriority } from 'node:os';
import type { PublisherConfig } from '../config.ts';
import type { Bundle } from '../render/bundle.ts';
import { checkLive } from './check-live.ts';

/** The self-check as a process of its own, the last to get a turn: `check-process.ts <config and bundle as JSON>`. */
setPriority(19);
// Written by `self-check.ts`.
const { config, bundle } = JSON.parse(process.argv[2] ?? '{}') as { config: PublisherConfig; bundle: Bundle };
const result = await checkLive(config, bundle);
process.send?.(result, () => process.disconnect());
