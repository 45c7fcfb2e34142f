/** `GET /api/gateways`: whether the outside systems that we speak to answer, and what is under way to them. */
import { z } from '@hono/zod-openapi';
import { gatewayNames } from '../domain/gateways.js';
import { unsettledByService } from '../store/effects.js';
import { createGatewayLook } from './gateway-look.js';
import { guarded } from './guard.js';
import { newResource } from './resource.js';
import { iso, json } from './schemas.js';
import type { Api } from './services.js';

const gatewaySchema = z
  .object({
    name: z.enum(gatewayNames),
    setting: z.string().openapi({ description: 'the setting that names its far side', example: 'SMTP_URL' }),
    address: z.string().nullable().openapi({ description: 'its far side; null: none is set' }),
    state: z.enum(['up', 'down', 'not_set', 'not_asked']).openapi({
      description: 'not_asked: there is nothing that could be asked there without doing something',
    }),
    why: z.string().nullable().openapi({ description: 'what is wrong, where it is down' }),
    at: z.string().nullable().openapi({ description: 'when it was asked' }),
    took_ms: z.int().nullable().openapi({ description: 'how long the answer took, in milliseconds' }),
    under_way: z.int().openapi({ description: 'calls of instances that have begun and not ended' }),
    in_doubt: z
      .int()
      .openapi({ description: 'calls of instances of which nobody knows whether they happened' }),
  })
  .openapi('Gateway');

const list = guarded('instances.operate', {
  method: 'get',
  path: '/api/gateways',
  tags: ['operation'],
  summary: 'The outside systems that we speak to: whether each answers, asked every ten seconds at most',
  responses: { 200: { description: 'All of them, those not set included', ...json(z.array(gatewaySchema)) } },
});

/** Looks at the gateways. */
export function gatewaysApi(api: Api) {
  const look = createGatewayLook(api.gateways, api.clock);
  return newResource().openapi(list, async (c) => {
    const [looked, unsettled] = await Promise.all([look(), unsettledByService(api.store)]);
    const countOf = (services: readonly string[], state: 'started' | 'in_doubt') =>
      unsettled
        .filter((row) => row.state === state && services.includes(row.service))
        .reduce((sum, { count }) => sum + count, 0);
    const shown = api.gateways.map(({ name, setting, address, services }, index) => {
      const found = looked[index] ?? { state: 'not_asked' as const };
      return {
        ...{ name, setting, address, state: found.state },
        why: 'why' in found ? found.why : null,
        at: 'at' in found ? iso(found.at) : null,
        took_ms: 'tookMs' in found ? found.tookMs : null,
        under_way: countOf(services, 'started'),
        in_doubt: countOf(services, 'in_doubt'),
      };
    });
    return c.json(shown, 200, { 'Cache-Control': 'no-store' });
  });
}
