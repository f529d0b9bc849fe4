import { devNull, setPriority } from 'node:os';
import { text } from 'node:stream/consumers';
import type { PreviewedRecord } from '@yangguang/schemas';
import { underWatch, watchPages, type PageLimits } from '../render/page-watch.ts';
import { loadRenderer } from '../render/renderer.ts';
import { answerFor, type PreviewSettings } from './render-draft.ts';

/** Renders one page of what comes in, answers with it, and ends: nothing of a draft is left (C-9). */
// What is being published goes first.
setPriority(10);
// Given by `previews`.
const { settings, limits } = JSON.parse(process.argv[2] ?? '{}') as { settings: PreviewSettings; limits: PageLimits };
const renderer = await loadRenderer(settings.entry, settings.origin);
const records = JSON.parse(await text(process.stdin)) as PreviewedRecord[];
// Says that the code is loaded: whatever ends this process from here on is the draft's.
process.stdout.write('\n');
// By a thread of its own: a page that never ends hears of no timer, and a publisher that was killed cannot end it.
watchPages(limits, devNull);
const answer = await underWatch('', () => answerFor(records, renderer, settings));
process.stdout.write(JSON.stringify(answer));
