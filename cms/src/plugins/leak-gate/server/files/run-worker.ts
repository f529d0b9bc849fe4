import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { limits } from './limits';
import type { Answer, Task } from './worker';

/** Kept for the next file: starting one costs more than most files do. One that failed is not kept. */
const idle: Worker[] = [];
const mostIdle = 2;

/** Does one task in a thread with limits. @throws when it takes longer, needs more memory or breaks. */
export async function runWorker<T>(task: Task, timeMs: number = limits.timeMs): Promise<T> {
  const worker = idle.pop() ?? newWorker();
  try {
    const answer = await answerOf(worker, task, timeMs);
    if ('failed' in answer) throw new Error(answer.failed);
    if (idle.length < mostIdle) idle.push(worker);
    else await worker.terminate();
    return answer.done as T;
  } catch (error) {
    await worker.terminate();
    throw error;
  }
}

function newWorker(): Worker {
  const worker = new Worker(path.join(__dirname, 'worker.js'), {
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
  });
  // Waiting for work keeps no program from its end.
  worker.unref();
  worker.on('error', () => void idle.splice(0, idle.length, ...idle.filter((other) => other !== worker)));
  return worker;
}

function answerOf(worker: Worker, task: Task, timeMs: number): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const late = () => end(() => reject(new Error(`${task.deed} of ${task.name} took longer than ${timeMs} ms`)));
    const answered = (answer: Answer) => end(() => resolve(answer));
    const broken = (cause: unknown) =>
      end(() => reject(cause instanceof Error ? cause : new Error('the worker ended')));
    const timer = setTimeout(late, timeMs);
    function end(settle: () => void): void {
      clearTimeout(timer);
      worker.off('message', answered).off('error', broken).off('exit', broken);
      settle();
    }
    worker.on('message', answered).on('error', broken).on('exit', broken);
    worker.postMessage(task);
  });
}
