/** The figures of a campaign: outcomes, response rates, and attempts by person, hour and day (CMP-2, CMP-7). */
import {
  casesOf,
  groupOfCode,
  isReached,
  type CaseCounts,
  type CaseGroup,
} from '../../domain/campaign/case-groups.js';
import { eligibleShare, responseRates, type ResponseRate } from '../../domain/campaign/response-rates.js';
import { organisationZone } from '../../domain/zone.js';
import type { Title } from '../../engine/definition.js';
import { machine } from '../../store/outreach-claims.js';
import { countAttempts, countContacts, type AttemptCount } from '../../store/outreach-figures.js';
import type { OutreachRow } from '../../store/outreaches.js';
import type { CommandContext } from '../context.js';
import { rulesOf } from './rules.js';

/** Contacts whose last attempt ended so; `outcome` null: never tried. */
interface OutcomeFigure {
  readonly outcome: string | null;
  readonly title: Title | null;
  readonly rollsUp: string | null;
  readonly aapor: string | null;
  readonly group: CaseGroup;
  readonly done: number;
  readonly open: number;
}

/** Attempts of a person, an hour of the day, or a day. */
export interface AttemptFigure<Of> {
  readonly of: Of;
  readonly attempts: number;
  /** Somebody was spoken to. */
  readonly reached: number;
  readonly rolledUp: Readonly<Record<string, number>>;
  readonly seconds: number;
}

export interface CampaignFigures {
  readonly outcomes: readonly OutcomeFigure[];
  readonly cases: CaseCounts;
  readonly eligibleShare: number | null;
  readonly rates: readonly ResponseRate[];
  /** Days and hours are of this zone. */
  readonly zone: string;
  readonly people: readonly AttemptFigure<string>[];
  readonly hours: readonly AttemptFigure<number>[];
  readonly days: readonly AttemptFigure<string>[];
}

/** Counts the figures of one campaign as it stands. */
export async function campaignFigures(
  { db, programs }: Pick<CommandContext, 'db' | 'programs'>,
  outreach: OutreachRow,
): Promise<CampaignFigures> {
  const { dispositions, hours } = await rulesOf(programs, outreach);
  const known = new Map((dispositions?.outcomes ?? []).map((each) => [each.name, each]));
  const zone = hours?.zone ?? organisationZone;
  const [contacts, attempts] = await Promise.all([
    countContacts(db, outreach.id),
    countAttempts(db, outreach.id, zone),
  ]);
  const byOutcome = new Map<string | null, { done: number; open: number }>();
  for (const { outcome, done, n } of contacts) {
    const count = byOutcome.get(outcome) ?? { done: 0, open: 0 };
    count[done ? 'done' : 'open'] += n;
    byOutcome.set(outcome, count);
  }
  // In the order of the dispositions, then what only the list itself makes of a contact, then who was never tried.
  const names = [...new Set([...known.keys(), ...byOutcome.keys()])].filter((name) => byOutcome.has(name));
  const outcomes = [...names.filter((name) => name !== null), ...names.filter((name) => name === null)].map(
    (outcome): OutcomeFigure => {
      const { title = null, rollsUp = outcome, aapor = null } = known.get(outcome ?? '') ?? {};
      const { done, open } = byOutcome.get(outcome) ?? { done: 0, open: 0 };
      return { outcome, title, rollsUp, aapor, group: groupOfCode(aapor), done, open };
    },
  );
  const cases = casesOf(outcomes.map(({ aapor: code, done, open }) => ({ code, n: done + open })));
  const counted = <Of extends string | number>(of: (attempt: AttemptCount) => Of | null) =>
    attemptFigures(attempts, of, (outcome) => {
      const { rollsUp = outcome, aapor = null } = known.get(outcome) ?? {};
      return { rollsUp, reached: isReached(groupOfCode(aapor)) };
    });
  return {
    ...{ outcomes, cases, zone },
    eligibleShare: eligibleShare(cases),
    rates: responseRates(cases),
    // What a machine did is nobody's.
    people: counted(({ by }) => (by === machine ? null : by)),
    hours: counted(({ hour }) => hour),
    days: counted(({ day }) => day),
  };
}

function attemptFigures<Of extends string | number>(
  attempts: readonly AttemptCount[],
  of: (attempt: AttemptCount) => Of | null,
  told: (outcome: string) => { readonly rollsUp: string; readonly reached: boolean },
): readonly AttemptFigure<Of>[] {
  const figures = new Map<Of, AttemptFigure<Of>>();
  for (const attempt of attempts) {
    const key = of(attempt);
    if (key === null) continue;
    const before = figures.get(key) ?? { of: key, attempts: 0, reached: 0, rolledUp: {}, seconds: 0 };
    const { rollsUp, reached } = told(attempt.outcome);
    figures.set(key, {
      of: key,
      attempts: before.attempts + attempt.n,
      reached: before.reached + (reached ? attempt.n : 0),
      rolledUp: { ...before.rolledUp, [rollsUp]: (before.rolledUp[rollsUp] ?? 0) + attempt.n },
      seconds: before.seconds + attempt.seconds,
    });
  }
  return [...figures.values()];
}
