/** Running instances and the versions of their workflow: a dry run, and the migration of all. */
import type { Context } from 'hono';
import { beginBatches } from '../commands/batches.js';
import { checkTexts } from '../domain/definition-texts.js';
import { treeOf } from '../commands/definition-tree.js';
import { dryRun } from '../commands/dry-run.js';
import { closureOf, compile } from '../engine/reading.js';
import { countRunning } from '../store/batches.js';
import { noDefinition } from './definition-drafts.js';
import type { ApiEnv } from './environment.js';
import { inLanguage, languageOf } from './language.js';
import { problem } from './problem.js';
import { notPublished } from './publish.js';
import * as routes from './publish-routes.js';
import { once } from './repeatable.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

/** Dry run and migration of running instances. */
export function versionMovesApi(api: Api) {
  const app = newResource();
  app.openapi(routes.dryRun, async (c) => {
    const { name } = c.req.valid('param');
    const { draft = false, after = '', limit = 1_000 } = c.req.valid('json');
    const program = draft ? await draftProgram(api, c, name) : await currentProgram(api, name);
    const tried = await dryRun(api.commands, api.store, program, { after, limit, now: api.clock() });
    const running = await countRunning(api.store, { workflow: name });
    return c.json(inLanguage({ running, ...tried, refused: [...tried.refused] }, languageOf(c)), 200);
  });
  app.openapi(routes.migrateAll, async (c) => {
    const { name } = c.req.valid('param');
    const { version } = await currentProgram(api, name);
    const asked = { followUp: 'migrate', author: c.var.caller.name, now: api.clock() } as const;
    const published = { parts: [], workflows: [{ workflow: name, hash: version }] };
    const batch = await once(
      c,
      api,
      { name, version },
      async (db) => (await beginBatches(db, published, asked))[0] ?? 0,
    );
    c.set('auditSubject', `workflow:${name}`);
    return c.json({ batch }, 202);
  });
  return app;
}

async function currentProgram(api: Api, workflow: string) {
  const version = await api.commands.programs.current(workflow);
  if (version === null)
    throw problem('not_found', worded`No version of the workflow ${workflow} is published.`);
  return api.commands.programs.get(version);
}

/** @throws problem 422 where the drafts have errors */
async function draftProgram(api: Api, c: Context<ApiEnv>, workflow: string) {
  const { tree, problems } = checkTexts(await treeOf(api.store, c.var.caller.name));
  const definition = tree.byName.get(`workflow ${workflow}`);
  if (definition === undefined) throw noDefinition({ kind: 'workflow', name: workflow });
  const files = new Set(closureOf(tree, definition).map(({ file }) => file));
  const errors = problems.filter(({ severity, file }) => severity === 'error' && files.has(file));
  if (errors.length > 0) throw notPublished({ ok: false, code: 'problems', problems: errors });
  return compile(tree, workflow, new Date(api.clock()).getUTCFullYear());
}
