/**
 * Erlang A (M/M/N+M): callers wait as long as their patience lasts, which is exponential. The chain of states is summed
 * beyond the last agent; the share answered in time is the integral of the offered wait's density (Zeltyn and Mandelbaum).
 */
import { erlangB } from './erlang-b.js';
import { erlangs, type Outlook, type Traffic } from './traffic.js';

/** Relative to the state in which one agent is free; the real number is `e^log` times as much. */
interface Waiters {
  readonly share: number;
  /** The expected number of those who wait. */
  readonly count: number;
  /** Logarithm of the mass of all states, in the unit of the state in which one agent is free. */
  readonly logMass: number;
}

/** Beyond that numbers are made smaller, all alike. */
const large = 1e150;
const negligible = 1e-15;
const steps = 512;

/** @param patienceMs how long a caller waits on average before giving up, if nobody answered */
export function erlangA(traffic: Traffic, agents: number, withinMs: number, patienceMs: number): Outlook {
  const load = erlangs(traffic);
  if (load === 0) return { agents, waiting: 0, within: 1, averageWaitMs: 0, abandoned: 0, occupancy: 0 };
  const arrive = traffic.calls / traffic.spanMs;
  const serve = agents / traffic.handleMs;
  const leave = 1 / patienceMs;
  const { share, count, logMass } = waitersOf(1 / erlangB(agents - 1, load), arrive, serve, leave);
  const abandoned = (leave * count) / arrive;
  // Answered after waiting: who is still there when the turn comes, at the instant `u` of the offered wait.
  const density = (u: number) =>
    arrive * Math.exp((arrive * (1 - Math.exp(-leave * u))) / leave - (serve + leave) * u - logMass);
  const likeliest = Math.max(0, Math.log(arrive / (serve + leave)) / leave);
  return {
    agents,
    waiting: share,
    within: Math.min(1, 1 - share + integral(density, withinMs, likeliest)),
    averageWaitMs: count / arrive,
    abandoned,
    occupancy: (load * (1 - abandoned)) / agents,
  };
}

/** @param free the mass of the states in which nobody waits */
function waitersOf(free: number, arrive: number, serve: number, leave: number): Waiters {
  let scale = 0;
  let [nobody, waiting, count, state] = [free, 0, 0, 1];
  for (let ahead = 0; ; ahead++) {
    const factor = arrive / (serve + ahead * leave);
    state *= factor;
    waiting += state;
    count += ahead * state;
    if (factor < 1 && state * (ahead + 1) < negligible * (nobody + waiting)) break;
    if (waiting < large) continue;
    [nobody, waiting, count, state] = [nobody / large, waiting / large, count / large, state / large];
    scale += Math.log(large);
  }
  const mass = nobody + waiting;
  return { share: waiting / mass, count: count / mass, logMass: Math.log(mass) + scale };
}

/** Simpson's rule from 0 to `last`, or to where nothing is left of what falls beyond its peak. */
function integral(of: (x: number) => number, last: number, peak: number): number {
  let end = last;
  while (end > 2 * peak && of(end / 2) < negligible * of(peak)) end /= 2;
  const width = end / steps;
  let sum = of(0) + of(end);
  for (let n = 1; n < steps; n++) sum += (n % 2 === 1 ? 4 : 2) * of(n * width);
  return (sum * width) / 3;
}
