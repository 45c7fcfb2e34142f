/** What a piece of work takes, of this process and of PostgreSQL. */
import { cpuOf, total } from './process-cost.js';

/** Runs work; tells its wall time, this process's CPU and peak RSS meanwhile, and PostgreSQL's CPU. */
export async function timed<Answer>(postgres: number, work: () => Promise<Answer>) {
  let peak = 0;
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  const watch = setInterval(look, 100);
  const since = performance.now();
  const before = process.cpuUsage();
  const storeBefore = total(cpuOf({ postgres }));
  const answer = await work();
  const ms = performance.now() - since;
  const { user, system } = process.cpuUsage(before);
  const stored = seconds(total(cpuOf({ postgres })) - storeBefore);
  look();
  clearInterval(watch);
  return {
    answer,
    stored,
    ms,
    wall: seconds(ms),
    cpu: seconds((user + system) / 1000),
    rss: String(Math.round(peak / 1e6)),
  };
}

function seconds(spent: number): string {
  return (spent / 1000).toFixed(1);
}
