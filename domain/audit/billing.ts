/** What a campaign's detections cost: units that were delivered, at the contract's unit prices (AUD-8; A 3.7). */
import { worded, type Worded } from '../../engine/wording/worded.js';
import { exact, ratio, times } from '../exact.js';
import { centsOf } from '../money.js';
import { sum } from '../statistics.js';
import { durationOf, type Course } from './course.js';
import { detectionKinds, type AuditChannel, type DetectionKind } from './perimeter.js';

/** The names under which a contract's `prices` say what a detection costs. */
const priceNames = { call: 'mystery_call', mail: 'mystery_mail' } as const satisfies Readonly<
  Record<DetectionKind, string>
>;

/** A detection that was delivered. */
export interface DeliveredDetection extends Course {
  readonly id: string;
  readonly body: string;
  readonly kind: DetectionKind;
  readonly service: string;
  readonly channel: AuditChannel;
}

/** A unit of the report: a call has a duration, a mail the instant of its answer. Milliseconds. */
interface BilledUnit {
  readonly id: string;
  readonly body: string;
  readonly kind: DetectionKind;
  readonly service: string;
  readonly channel: AuditChannel;
  readonly at: number;
  readonly durationMs: number | null;
  readonly receivedAt: number | null;
}

/** The units of a body and kind, and what they cost: whole cents. */
interface BilledSum {
  readonly body: string;
  readonly kind: DetectionKind;
  readonly units: number;
  readonly unitPrice: number;
  readonly cents: number;
}

export interface Billing {
  readonly units: readonly BilledUnit[];
  readonly sums: readonly BilledSum[];
  readonly cents: number;
}

export type Billed =
  | { readonly ok: true; readonly billing: Billing }
  | { readonly ok: false; readonly faults: readonly Worded[] };

/**
 * The report, oldest unit first. Each sum is units × price in exact decimals, rounded half up to a cent once; the whole is the
 * sum of these. Fails where there are units of a kind that the contract has no price for.
 */
export function billed(
  detections: readonly DeliveredDetection[],
  prices: Readonly<Record<string, number>>,
): Billed {
  const missing = detectionKinds.filter(
    (kind) => prices[priceNames[kind]] === undefined && detections.some((each) => each.kind === kind),
  );
  if (missing.length > 0)
    return {
      ok: false,
      faults: missing.map(
        (kind) => worded`The contract has no price ${priceNames[kind]}: add it to its prices.`,
      ),
    };
  const units = detections
    .flatMap((detection) => unitOf(detection) ?? [])
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const bodies = [...new Set(units.map(({ body }) => body))].toSorted();
  const sums = bodies.flatMap((body) =>
    detectionKinds.flatMap((kind): BilledSum[] => {
      const of = units.filter((unit) => unit.body === body && unit.kind === kind).length;
      const unitPrice = prices[priceNames[kind]] ?? 0;
      return of === 0
        ? []
        : [{ body, kind, units: of, unitPrice, cents: centsOf(times(exact(unitPrice), ratio(of, 1))) }];
    }),
  );
  return { ok: true, billing: { units, sums, cents: sum(sums.map(({ cents }) => cents)) } };
}

function unitOf({ call, mail, id, body, kind, service, channel }: DeliveredDetection): BilledUnit | null {
  const shown = { id, body, kind, service, channel };
  if (call !== null) return { ...shown, at: call.dialledAt, durationMs: durationOf(call), receivedAt: null };
  return mail === null ? null : { ...shown, at: mail.sentAt, durationMs: null, receivedAt: mail.receivedAt };
}
