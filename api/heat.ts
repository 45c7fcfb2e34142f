/** `/api/workflows/{workflow}/heat`: how often each step was entered, how long it took, how many terms passed there. */
import { z } from '@hono/zod-openapi';
import type { Program } from '../engine/definition.js';
import { countStarted, readHeat } from '../store/heat.js';
import { findProgram, listVersions } from '../store/programs.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { anyJson, instantSchema, iso, json, nameSchema, versionSchema } from './schemas.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

/** A period beyond that is read from its newest instances, so that no answer costs more than seconds. */
const mostInstances = 5_000;
const mostCounted = 100_000;
const dayMs = 86_400_000;
const usualMs = 30 * dayMs;
const longestMs = 400 * dayMs;

const heatSchema = z
  .object({
    workflow: z.string(),
    from: z.string(),
    to: z.string(),
    version: z.string().nullable(),
    started: z.int().openapi({ description: 'instances that started in the period, counted up to 100,000' }),
    counted: z.int().openapi({ description: 'of how many of them, the newest, the figures are' }),
    steps: z.array(
      z.object({
        step: z.string(),
        entered: z.int(),
        instances: z.int(),
        open: z.int(),
        median_ms: z.number().nullable(),
        ninth_ms: z.number().nullable().openapi({ description: 'nine of ten visits took no longer' }),
        breaches: z.int(),
      }),
    ),
    versions: z.array(z.object({ version: z.string(), compiled_at: z.string() })),
    definition: anyJson,
  })
  .openapi('Heat');
const route = guarded('instances.read_all', {
  method: 'get',
  path: '/api/workflows/{workflow}/heat',
  tags: ['workflows'],
  summary:
    'By step: how often it was entered, how long it took, how many terms passed there; of the instances that started in the period (30 days until now, unless told), of one version or all',
  request: {
    params: z.object({ workflow: nameSchema }),
    query: z.strictObject({
      from: instantSchema.optional(),
      to: instantSchema.optional(),
      version: versionSchema.optional(),
    }),
  },
  responses: {
    200: {
      description: 'The figures, and the compiled workflow to paint them on: that version, or the newest one',
      ...json(heatSchema),
    },
  },
});

/** The heat of a workflow. */
export function heatApi(api: Api) {
  return newResource().openapi(route, async (c) => {
    const { workflow } = c.req.valid('param');
    const { version = null, ...asked } = c.req.valid('query');
    const to = asked.to ?? api.clock();
    const from = asked.from ?? to - usualMs;
    if (from >= to || to - from > longestMs)
      throw problem(
        'invalid',
        worded`The period ${iso(from)} to ${iso(to)} is none to look at; expected at most 400 days, and its beginning before its end.`,
      );
    const versions = await listVersions(api.store, workflow);
    const drawn = await drawnOf(api, { workflow, version, newest: versions[0]?.version ?? null });
    const question = { workflow, version, from, to };
    const [heat, started] = await Promise.all([
      readHeat(api.store, { ...question, most: mostInstances }),
      countStarted(api.store, question, mostCounted),
    ]);
    return c.json(
      {
        workflow,
        from: iso(from),
        to: iso(to),
        version,
        started,
        counted: heat.counted,
        steps: heat.steps.map(({ medianMs, ninthMs, ...rest }) => {
          return { ...rest, median_ms: medianMs, ninth_ms: ninthMs };
        }),
        versions: versions.map(({ version: hash, compiledAt }) => {
          return { version: hash, compiled_at: iso(compiledAt) };
        }),
        definition: drawn,
      },
      200,
    );
  });
}

interface Wanted {
  readonly workflow: string;
  readonly version: string | null;
  readonly newest: string | null;
}

/** @throws problem `not_found` (404) where there is no such workflow, or no such version of it */
async function drawnOf(api: Api, { workflow, version, newest }: Wanted): Promise<Program['workflow']> {
  const shown = version ?? (await api.commands.programs.current(workflow)) ?? newest;
  if (shown === null) throw problem('not_found', worded`There is no workflow ${workflow}.`);
  const program = await findProgram(api.store, shown);
  if (program?.workflow.name === workflow) return program.workflow;
  throw problem('not_found', worded`There is no version ${shown} of the workflow ${workflow}.`);
}
