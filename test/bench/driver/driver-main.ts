// The entry of the process that drives the load, so that what it costs is not counted with the server's.
import { direct } from './direct.js';
import type { Job } from './jobs.js';
import { overHttp } from './over-http.js';
import { shipped } from './shipped.js';

process.on('message', (job: Job) => {
  const driven = job.job === 'shipped' ? shipped(job) : 'url' in job ? overHttp(job) : direct(job);
  driven.then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
  );
});
process.once('disconnect', () => process.exit());
