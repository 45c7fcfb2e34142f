/** The perimeter of an audit: which services of which bodies are looked at, in which languages, by which channels (A 2.1, 2.2.1). */
import type { Title } from '../../engine/definition.js';
import { worded, type Worded } from '../../engine/wording/worded.js';

/** A mystery call or a mystery mail. */
export type DetectionKind = 'call' | 'mail';

export const detectionKinds = ['call', 'mail'] as const satisfies readonly DetectionKind[];

/** By which a detection is made, and which kind that is: the telephone, a call from a page of the web, a form of the web. */
const auditChannels = { phone: 'call', voip: 'call', web_form: 'mail' } as const satisfies Readonly<
  Record<string, DetectionKind>
>;

export type AuditChannel = keyof typeof auditChannels;

export const channelNames = ['phone', 'voip', 'web_form'] as const satisfies readonly AuditChannel[];

/** A service that is looked at. Weights are relative: of the body's services, of this service's languages and channels. */
export interface AuditedService {
  readonly body: string;
  readonly service: string;
  readonly title: Title | null;
  readonly weight: number;
  readonly languages: Readonly<Record<string, number>>;
  readonly channels: Readonly<Partial<Record<AuditChannel, number>>>;
}

/** How many detections of a kind a body has ordered; `population`: contacts of that kind in the time, where it is known. */
export interface AuditQuantity {
  readonly body: string;
  readonly kind: DetectionKind;
  readonly detections: number;
  readonly population: number | null;
}

/** The channels of a service by which a kind of detection is made, with their weights. */
export function channelsFor(service: AuditedService, kind: DetectionKind): [AuditChannel, number][] {
  return channelNames.flatMap((channel): [AuditChannel, number][] => {
    const weight = service.channels[channel] ?? 0;
    return auditChannels[channel] === kind && weight > 0 ? [[channel, weight]] : [];
  });
}

/** What is wrong with a perimeter and what is ordered of it; empty if nothing is. */
export function perimeterFaults(
  services: readonly AuditedService[],
  quantities: readonly AuditQuantity[],
): Worded[] {
  return [
    ...repeated(services),
    ...quantities.flatMap((each, at) => quantityFaults(services, quantities, each, at)),
  ];
}

function repeated(services: readonly AuditedService[]): Worded[] {
  const seen = new Set<string>();
  return services.flatMap(({ body, service }) => {
    const key = JSON.stringify([body, service]);
    const again = seen.has(key);
    seen.add(key);
    return again ? [worded`The service ${service} of ${body} stands in the perimeter twice.`] : [];
  });
}

function quantityFaults(
  services: readonly AuditedService[],
  quantities: readonly AuditQuantity[],
  { body, kind, population, detections }: AuditQuantity,
  at: number,
): Worded[] {
  const faults: Worded[] = [];
  if (quantities.findIndex((each) => each.body === body && each.kind === kind) !== at)
    faults.push(worded`How many detections (${kind}) ${body} has ordered is said twice.`);
  if (!services.some((each) => each.body === body && channelsFor(each, kind).length > 0))
    faults.push(
      worded`${body} has ordered detections (${kind}), but the perimeter has no service of it with a channel for them.`,
    );
  if (population !== null && population < detections)
    faults.push(
      worded`${body} has ordered ${detections} detections (${kind}) of ${population} contacts: there can't be more than contacts.`,
    );
  return faults;
}
