/** What is asked of somebody who plans an audit, and the order that comes of it. */
import { detectionKinds } from '../../../domain/audit/perimeter.js';
import { standardServices } from '../../../domain/audit/standard-services.js';

/** The form; numbers as they are typed. */
export interface PlanForm {
  readonly from: string;
  readonly until: string;
  readonly closed: string;
  /** Hours of a band. */
  readonly hours: number;
  /** Chosen services, each with its weight, by `body/service`. */
  readonly chosen: Readonly<Record<string, number>>;
  /** Weights of languages, such as `it 9, de 1`. */
  readonly languages: string;
  readonly phone: number;
  readonly voip: number;
  readonly quantities: Readonly<Record<string, { readonly call: number; readonly mail: number }>>;
  /** How many contacts there are in all, as typed; empty: not known. */
  readonly populations: Readonly<Record<string, string>>;
  readonly minimum: number;
  readonly perDayCalls: number;
  readonly perDayMails: number;
  readonly secondPercent: number;
  readonly seed: number;
}

export const bodies = ['INPS', 'INAIL'] as const;

/** Quantities of the sources, at three weeks from a day on. */
export function firstForm(today: string): PlanForm {
  const until = new Date(Date.parse(`${today}T12:00:00Z`) + 20 * 86_400_000).toISOString().slice(0, 10);
  return {
    ...{ from: today, until, closed: '', hours: 6, chosen: {}, languages: 'it', phone: 4, voip: 1 },
    quantities: { INPS: { call: 7_300, mail: 3_500 }, INAIL: { call: 600, mail: 300 } },
    populations: {},
    ...{ minimum: 1, perDayCalls: 600, perDayMails: 300, secondPercent: 5, seed: 1 },
  };
}

export function keyOf({ body, service }: { readonly body: string; readonly service: string }): string {
  return `${body}/${service}`;
}

/** Weights by language of a text such as `it 9, de 1`; a language alone weighs 1. */
export function languagesOf(text: string): Record<string, number> {
  return Object.fromEntries(
    text
      .split(/[,;]/)
      .map((part) => part.trim().split(/[\s:]+/))
      .flatMap(([language = '', weight = '1']) =>
        language === '' ? [] : [[language.toLowerCase(), Number(weight)]],
      ),
  );
}

/** The operating bands of the sources (Mon–Fri 08–20, Sat 08–14), cut into bands of so many hours. */
function bandsOf(hours: number) {
  const cut = (weekdays: readonly number[], from: number, until: number) =>
    Array.from({ length: Math.ceil((until - from) / hours) }, (_, at) => ({
      weekdays,
      from: timeOf(from + at * hours),
      until: timeOf(Math.min(until, from + (at + 1) * hours)),
    }));
  return [...cut([1, 2, 3, 4, 5], 8, 20), ...cut([6], 8, 14)];
}

function timeOf(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** The order that the API takes. */
export function orderOf(form: PlanForm) {
  const services = standardServices.filter((each) => form.chosen[keyOf(each)] !== undefined);
  const channels = Object.fromEntries(
    Object.entries({ phone: form.phone, voip: form.voip, web_form: 1 }).filter(([, weight]) => weight > 0),
  );
  const quantities = bodies
    .filter((body) => services.some((each) => each.body === body))
    .flatMap((body) =>
      detectionKinds.map((kind) => {
        const population = Math.trunc(Number(form.populations[`${body} ${kind}`] ?? ''));
        const known = population > 0 ? { population } : {};
        return { body, kind, detections: form.quantities[body]?.[kind] ?? 0, ...known };
      }),
    )
    .filter(({ detections }) => detections > 0);
  return {
    ...{ from: form.from, until: form.until, bands: bandsOf(form.hours), quantities },
    closed: form.closed.split(/[\s,;]+/).filter((day) => day !== ''),
    services: services.map((each) => {
      return {
        ...each,
        weight: form.chosen[keyOf(each)] ?? 1,
        languages: languagesOf(form.languages),
        channels,
      };
    }),
    ...{
      minimum: form.minimum,
      per_day: { call: form.perDayCalls, mail: form.perDayMails },
      seed: form.seed,
    },
  };
}
