import { setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import type { PreviewedRecord } from '@yangguang/schemas';
import { loadRenderer } from '../render/renderer.ts';
import { answerFor, type PreviewSettings } from './render-draft.ts';

/** Renders one page of what comes in, answers with it, and ends: nothing of a draft is left (C-9). */
// What is being published goes first.
setPriority(10);
// Given by `previews`.
const { settings, seconds } = JSON.parse(process.argv[2] ?? '{}') as { settings: PreviewSettings; seconds: number };
const renderer = await loadRenderer(settings.entry, settings.origin);
const records = JSON.parse(await text(process.stdin)) as PreviewedRecord[];
// Says that the code is loaded: whatever ends this process from here on is the draft's.
process.stdout.write('\n');
// A thread of its own: a page that never ends hears of no timer, and a publisher that was killed cannot end it.
new Worker(new URL('./time-limit.ts', import.meta.url), { workerData: seconds, execArgv: [] }).unref();
process.stdout.write(JSON.stringify(await answerFor(records, renderer, settings)));
