/**
 * Every route states the right that it needs, as data on the route: the guard enforces it, OpenAPI shows it as `x-right`,
 * and a test builds the matrix of roles and routes from it. A route can't be made without saying one.
 */
import { createRoute, z, type OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import type { Right } from '../domain/rights.js';
import type { ApiEnv } from './environment.js';
import { problem } from './problem.js';
import { worded } from '../engine/wording/worded.js';

/** What a caller needs: a right, no more than being signed in, or nothing at all. */
export type Requirement = Right | 'signed_in' | 'public';

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    request_id: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem');

/** Makes a route that lets in only who has what `requires` says. */
export function guarded<P extends string, R extends Omit<RouteConfig, 'path'> & { path: P }>(
  requires: Requirement,
  config: R,
) {
  const guardedConfig = {
    ...config,
    'x-right': requires,
    middleware: [
      ...(requires === 'public' ? [] : [guardOf(requires)]),
      ...(config.middleware === undefined ? [] : [config.middleware].flat()),
    ],
    security: requires === 'public' ? [] : [{ session: [] }, { key: [] }],
    responses: {
      ...config.responses,
      default: {
        description: 'What went wrong',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  };
  // The type stays that of what was written: the guard adds nothing that a handler sees.
  return createRoute<P, R>(guardedConfig);
}

/** The guard itself: 401 for nobody, 403 for somebody without the right; sets `caller`. */
function guardOf(requires: Right | 'signed_in') {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const caller = await c.var.authenticate(c);
    if (caller === null)
      throw problem('not_signed_in', worded`Sign in, or send a key in \`Authorization: Bearer\`.`);
    // Before the right is asked for: the audit names who tried.
    c.set('caller', caller);
    if (requires !== 'signed_in' && !caller.rights.has(requires))
      throw problem('forbidden', worded`This needs the right ${requires}.`);
    await next();
  });
}

/** A route with its requirement, for the matrix of roles and routes. */
export interface RouteRight {
  readonly method: string;
  readonly path: string;
  readonly requires: string;
}

/** Every described route of an application with the right it needs. */
export function routeRights(app: OpenAPIHono<ApiEnv>): RouteRight[] {
  return app.openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== 'route') return [];
    const route: RouteConfig & { 'x-right'?: string } = definition.route;
    return [
      { method: route.method.toUpperCase(), path: route.path, requires: route['x-right'] ?? 'missing' },
    ];
  });
}
