/** Orders of audits for tests: a small one by hand, and any that fast-check makes up. */
import fc from 'fast-check';
import type { AuditedService } from '../../../domain/audit/perimeter.js';
import type { PlanOrder } from '../../../domain/audit/sampling-plan.js';

const channels = { phone: 3, voip: 1, web_form: 1 } as const;

export function service(body: string, name: string, further: Partial<AuditedService> = {}): AuditedService {
  return { body, service: name, title: null, weight: 1, languages: { it: 1 }, channels, ...further };
}

/** Three weeks from Monday 7 September 2026; 40 calls and 12 mails of INPS, 24 calls of INAIL. */
export const smallOrder: PlanOrder = {
  days: { from: '2026-09-07', until: '2026-09-27', closed: [] },
  bands: [
    { weekdays: [1, 2, 3, 4, 5], from: '08:00', until: '20:00' },
    { weekdays: [6], from: '08:00', until: '14:00' },
  ],
  services: [
    service('INPS', 'pin', { weight: 2, languages: { it: 4, de: 1 } }),
    service('INPS', 'pension'),
    service('INAIL', 'durc', { channels: { phone: 1 } }),
  ],
  quantities: [
    { body: 'INPS', kind: 'call', detections: 60, population: 1_000_000 },
    { body: 'INPS', kind: 'mail', detections: 20, population: null },
    { body: 'INAIL', kind: 'call', detections: 24, population: null },
  ],
  minimum: 1,
  perDay: { call: 10, mail: 10 },
  seed: 42,
};

const weights = fc.integer({ min: 1, max: 50 });

/** Orders whose perimeter is sound; whether their minimums and quotas can be kept is left open. */
export const orders: fc.Arbitrary<PlanOrder> = fc
  .record({
    services: fc.array(
      fc.record({
        weight: weights,
        languages: fc.dictionary(fc.constantFrom('it', 'de', 'en', 'ar'), weights, { minKeys: 1 }),
        channels: fc.record({ phone: weights, voip: weights, web_form: weights }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    calls: fc.integer({ min: 1, max: 900 }),
    mails: fc.integer({ min: 1, max: 400 }),
    minimum: fc.integer({ min: 0, max: 3 }),
    perDay: fc.integer({ min: 20, max: 120 }),
    seed: fc.integer({ min: 0, max: 2 ** 40 }),
  })
  .map(({ services, calls, mails, minimum, perDay, seed }) => ({
    ...smallOrder,
    services: services.map((each, at) => service('INPS', `s${String(at)}`, each)),
    quantities: [
      { body: 'INPS', kind: 'call' as const, detections: calls, population: null },
      { body: 'INPS', kind: 'mail' as const, detections: mails, population: null },
    ],
    ...{ minimum, perDay: { call: perDay, mail: perDay }, seed },
  }));
