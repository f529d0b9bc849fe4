import { doJob, type IndexJob } from './index-job.ts';

/** Does the jobs it is told, one by one, and answers each. */
process.on('message', (job: IndexJob) => {
  void doJob(job).then((reply) => process.send?.(reply));
});
// The publisher is gone, however it ended.
process.on('disconnect', () => process.exit());
