/** Counters for Prometheus: how many requests, how long, by route and status; and the process's own. No personal data. */
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { ApiEnv } from './environment.js';

export interface ApiMetrics {
  readonly registry: Registry;
  observe(method: string, route: string, status: number, seconds: number): void;
}

/** Metrics in a registry of their own, so that several applications in one process (tests) do not collide. */
export function createApiMetrics(registry: Registry = new Registry()): ApiMetrics {
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'sportello_http_request_seconds',
    help: 'Time from a request to its answer, by method, route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    registry,
    observe: (method, route, status, seconds) => {
      requests.labels(method, route, String(status)).observe(seconds);
    },
  };
}

/** Measures each request and writes one line to the log: route, not address, so that no name or number of a person gets there. */
export function measured(metrics: ApiMetrics) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const begun = performance.now();
    await next();
    const seconds = (performance.now() - begun) / 1000;
    const route = routePath(c, -1);
    metrics.observe(c.req.method, route, c.res.status, seconds);
    c.var.log.info(
      {
        method: c.req.method,
        route,
        status: c.res.status,
        ms: Math.round(seconds * 10_000) / 10,
        request: c.var.requestId,
      },
      'request',
    );
  });
}
