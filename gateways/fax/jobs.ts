/** The lists of jobs that hfaxd gives, in a format of ours. */

/** The command that sets the format: id, state, our tag, pages, session, words; what may hold anything comes last. */
export const jobFormat = 'JOBFMT "job %j|%a|%J|%p|%W|%s"';

/** A job as it is listed. `session`: the log of its last call; empty where none was made. */
export interface ListedJob {
  readonly id: string;
  /** `waiting`: it waits or is sent; `done`: it was sent; `failed`: it was given up. */
  readonly state: 'waiting' | 'done' | 'failed';
  readonly tag: string;
  readonly pages: number;
  readonly session: string;
  readonly status: string;
}

const line = /^job (\d+)\|([?TPSBWRDF])\|([^|]*)\|\s*(\d+)\|([^|]*)\|(.*)$/;

/** Reads a list. A job's words may go over several lines; jobs of others whose tags hold a "|" are passed over. */
export function readJobs(listing: string): ListedJob[] {
  const jobs: ListedJob[] = [];
  for (const text of listing.split(/\r?\n/)) {
    const [, id, state, tag = '', pages, session = '', status = ''] = line.exec(text) ?? [];
    const last = jobs.at(-1);
    if (id !== undefined)
      jobs.push({ id, state: stateOf(state), tag, pages: Number(pages), session: session.trim(), status });
    else if (last !== undefined && !text.startsWith('job '))
      jobs.splice(-1, 1, { ...last, status: `${last.status}\n${text}` });
  }
  return jobs;
}

function stateOf(letter: string | undefined): ListedJob['state'] {
  if (letter === 'D') return 'done';
  return letter === 'F' ? 'failed' : 'waiting';
}

const logged = /^\w{3} [ \d]\d (\d\d):(\d\d):(\d\d)\.(\d\d): .*SESSION (BEGIN|END)/;
const dayMs = 24 * 60 * 60 * 1_000;

/** How long a call took, by the log of its session; null for a log without beginning or end. */
export function durationOf(log: string): number | null {
  const at: { BEGIN?: number; END?: number } = {};
  for (const text of log.split(/\r?\n/)) {
    const [, hours, minutes, seconds, hundredths, mark] = logged.exec(text) ?? [];
    if (mark === 'BEGIN' || mark === 'END')
      at[mark] =
        ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(hundredths) * 10;
  }
  if (at.BEGIN === undefined || at.END === undefined) return null;
  // No call takes a day; one may go over midnight.
  return (at.END - at.BEGIN + dayMs) % dayMs;
}
