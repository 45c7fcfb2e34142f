/**
 * The sampling plan of an audit: how many detections each cell is given. A cell is a service of a body in a language, by a
 * channel, on a weekday in an hour band. Service, language and channel share by largest remainders, each within the one before,
 * so their totals are as close to their weights as whole numbers come; hour bands share what is left by a draw
 * (`apportion.ts`). What can't be is told before anything is drawn.
 */
import { both, worded, type Worded } from '../../engine/wording/worded.js';
import { apportion, type Part } from './apportion.js';
import {
  channelsFor,
  detectionKinds,
  perimeterFaults,
  type AuditChannel,
  type AuditedService,
  type AuditQuantity,
  type DetectionKind,
} from './perimeter.js';
import { grouped } from './grouped.js';
import { drawFrom, type Draw } from '../seeded.js';
import { slotFaults, slotsOf, type AuditDays, type HourBand, type Slot } from './slots.js';

/** What a plan is made from. */
export interface PlanOrder {
  readonly days: AuditDays;
  readonly bands: readonly HourBand[];
  readonly services: readonly AuditedService[];
  readonly quantities: readonly AuditQuantity[];
  /** The fewest detections of a cell. */
  readonly minimum: number;
  /** The most detections a day. */
  readonly perDay: Readonly<Record<DetectionKind, number>>;
  readonly seed: number;
}

/** A stratum of the plan, and how many detections it is given. */
export interface PlanCell {
  readonly body: string;
  readonly kind: DetectionKind;
  readonly service: string;
  readonly language: string;
  readonly channel: AuditChannel;
  readonly weekday: number;
  readonly band: string;
  readonly planned: number;
}

export type Planned =
  | { readonly ok: true; readonly cells: readonly PlanCell[] }
  | { readonly ok: false; readonly faults: readonly Worded[] };

/** Makes the plan; the same order gives the same plan, in whatever order its lists are written. */
export function samplingPlan(order: PlanOrder): Planned {
  const faults = [
    ...slotFaults(order.days, order.bands),
    ...perimeterFaults(order.services, order.quantities),
  ];
  if (faults.length > 0) return { ok: false, faults };
  const slots = slotsOf(order.days, order.bands);
  if (slots.length === 0)
    return { ok: false, faults: [worded`None of the hour bands is on a day of the campaign.`] };
  const scarce = order.quantities.flatMap((quantity) => tooFew(order, quantity, slots.length));
  if (scarce.length > 0) return { ok: false, faults: scarce };
  const draw = drawFrom(order.seed);
  const cells = order.quantities
    .toSorted((a, b) => (a.body === b.body ? (a.kind < b.kind ? -1 : 1) : a.body < b.body ? -1 : 1))
    .flatMap((quantity) => cellsOf(order, quantity, slots, draw));
  const crowded = overQuota(order, cells, slots);
  return crowded.length > 0 ? { ok: false, faults: crowded } : { ok: true, cells };
}

/** A service in a language by a channel: what hour bands share. */
interface Stratum extends Pick<PlanCell, 'service' | 'language' | 'channel'> {
  readonly weights: readonly [number, number, number];
}

function strataOf({ services }: PlanOrder, { body, kind }: AuditQuantity): Stratum[] {
  return services
    .filter((service) => service.body === body)
    .flatMap((service) =>
      Object.entries(service.languages).flatMap(([language, ofLanguage]) =>
        channelsFor(service, kind).map(([channel, ofChannel]): Stratum => {
          const weights = [service.weight, ofLanguage, ofChannel] as const;
          return { service: service.service, language, channel, weights };
        }),
      ),
    )
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ service, language, channel }: Stratum): string {
  return JSON.stringify([service, language, channel]);
}

function tooFew(order: PlanOrder, quantity: AuditQuantity, slots: number): Worded[] {
  const { body, kind, detections } = quantity;
  const cells = strataOf(order, quantity).length * slots;
  const least = cells * order.minimum;
  if (detections === 0 || least <= detections) return [];
  return [
    worded`${body} has ordered ${detections} detections (${kind}); ${cells} cells with at least ${order.minimum} each need ${least}: order more, or lower the minimum, or take fewer services, languages or hour bands.`,
  ];
}

function cellsOf(order: PlanOrder, quantity: AuditQuantity, slots: readonly Slot[], draw: Draw): PlanCell[] {
  if (quantity.detections === 0) return [];
  const least = slots.length * order.minimum;
  const given = share(quantity.detections, strataOf(order, quantity), 0, least, draw);
  return given.flatMap(([stratum, total]) => {
    const parts = slots.map((slot): Part => {
      return { key: slotKey(slot), weight: slot.minutes * slot.dates, minimum: order.minimum };
    });
    const drawn = apportion(total, parts, draw, 'drawn');
    const { service, language, channel } = stratum;
    return slots.map((slot): PlanCell => ({
      ...{ body: quantity.body, kind: quantity.kind, service, language, channel },
      ...{ weekday: slot.weekday, band: slot.band, planned: drawn?.get(slotKey(slot)) ?? 0 },
    }));
  });
}

const levels = ['service', 'language', 'channel'] as const;

/** Shares a total among strata, level by level. */
function share(
  total: number,
  strata: readonly Stratum[],
  level: number,
  least: number,
  draw: Draw,
): (readonly [Stratum, number])[] {
  const name = levels[level];
  if (name === undefined) return strata.map((stratum) => [stratum, total]);
  const groups = grouped(strata, (stratum) => stratum[name]);
  const parts = [...groups].map(([key, within]): Part => {
    return { key, weight: within[0]?.weights[level] ?? 0, minimum: within.length * least };
  });
  const given = apportion(total, parts, draw, 'largest_remainder');
  return [...groups].flatMap(([key, within]) => share(given?.get(key) ?? 0, within, level + 1, least, draw));
}

function slotKey({ weekday, band }: Slot): string {
  return JSON.stringify([weekday, band]);
}

/** The weekdays that are given more than their days may hold. */
function overQuota(order: PlanOrder, cells: readonly PlanCell[], slots: readonly Slot[]): Worded[] {
  return detectionKinds.flatMap((kind) => {
    const most = order.perDay[kind];
    const crowded = [...new Map(slots.map(({ weekday, dates }) => [weekday, dates]))].flatMap(
      ([weekday, dates]) => {
        const planned = cells.reduce(
          (sum, cell) => sum + (cell.kind === kind && cell.weekday === weekday ? cell.planned : 0),
          0,
        );
        return planned > dates * most ? [{ weekday, dates, planned }] : [];
      },
    );
    if (crowded.length === 0) return [];
    const which = both(
      crowded.map(({ weekday, dates, planned }) => worded`weekday ${weekday}: ${planned} on ${dates} days`),
    );
    const needed = Math.max(...crowded.map(({ planned, dates }) => Math.ceil(planned / dates)));
    return [
      worded`A daily quota of ${most} detections (${kind}) is too low (${which}; Monday is 1): raise it to ${needed}, or give the campaign more days.`,
    ];
  });
}
