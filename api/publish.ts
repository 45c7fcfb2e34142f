/** Publishing: one's own drafts through the gate, and what is tried before and follows after. */
import type { Context } from 'hono';
import { beginBatches } from '../commands/batches.js';
import { checkTexts, treeOf, type DefinitionKey } from '../commands/definition-tree.js';
import { dryRun } from '../commands/dry-run.js';
import { scenariosFor } from '../commands/gate.js';
import type { NotPublished } from '../commands/definitions.js';
import {
  publishDrafts,
  type FollowUp,
  type NotThrough,
  type Proposed,
  type PublishedNow,
} from '../commands/publish.js';
import { withdraw } from '../commands/withdraw.js';
import { closureOf, compile } from '../engine/reading.js';
import { countRunning } from '../store/batches.js';
import { noDefinition } from './definition-drafts.js';
import * as routes from './definitions-routes.js';
import type { ApiEnv } from './environment.js';
import { problem, refused } from './problem.js';
import { shownProposal } from './proposal-shape.js';
import { once } from './repeatable.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';

/** Test, publish, withdraw; dry run and migration of running instances. */
export function publishApi(api: Api) {
  const app = newResource();
  app.openapi(routes.test, async (c) => {
    const key = c.req.valid('param');
    const texts = await treeOf(api.store, c.var.caller.name);
    if (!texts.some(({ kind, name }) => kind === key.kind && name === key.name)) throw noDefinition(key);
    const { passed, failed, scenarios } = await scenariosFor(texts, key);
    return c.json({ passed, failed, scenarios }, 200);
  });
  app.openapi(routes.publishOne, async (c) => {
    const answer = await publish(api, c, [c.req.valid('param')], c.req.valid('json'));
    return answer.waits ? c.json(answer.proposal, 202) : c.json(answer.published, 201);
  });
  app.openapi(routes.publishSet, async (c) => {
    const { definitions, ...fields } = c.req.valid('json');
    const answer = await publish(api, c, definitions, fields);
    return answer.waits ? c.json(answer.proposal, 202) : c.json(answer.published, 201);
  });
  app.openapi(routes.withdraw, async (c) => {
    const key = c.req.valid('param');
    const version = c.req.valid('json').version ?? null;
    const { name: by } = c.var.caller;
    const answer = await once(c, api, { ...key, version }, async (db) => {
      const withdrawn = await withdraw(db, key, { version, by, now: api.clock() });
      if (!withdrawn.ok) throw notPublished(withdrawn);
      const workflows = withdrawn.workflows.map(({ workflow, hash }) => ({ workflow, version: hash }));
      return { withdrawn: withdrawn.version, version: withdrawn.current, workflows };
    });
    api.commands.programs.refresh();
    c.set('auditSubject', `${key.kind}:${key.name}@${String(answer.withdrawn)}`);
    return c.json(answer, 200);
  });
  app.openapi(routes.dryRun, async (c) => {
    const { name } = c.req.valid('param');
    const { draft = false, after = '', limit = 1_000 } = c.req.valid('json');
    const program = draft ? await draftProgram(api, c, name) : await currentProgram(api, name);
    const tried = await dryRun(api.commands, api.store, program, { after, limit, now: api.clock() });
    const running = await countRunning(api.store, { workflow: name });
    return c.json({ running, ...tried, refused: [...tried.refused] }, 200);
  });
  app.openapi(routes.migrateAll, async (c) => {
    const { name } = c.req.valid('param');
    const { version } = await currentProgram(api, name);
    const asked = { followUp: 'migrate', author: c.var.caller.name, now: api.clock() } as const;
    const published = {
      ok: true,
      publication: null,
      parts: [],
      workflows: [{ workflow: name, hash: version }],
    } as const;
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

interface PublishFields {
  readonly note?: string | null;
  readonly at?: number | null;
  readonly retime?: boolean;
  readonly migrate?: boolean;
}

async function publish(
  api: Api,
  c: Context<ApiEnv>,
  parts: readonly DefinitionKey[] | null,
  { note = null, at = null, retime = false, migrate = false }: PublishFields,
) {
  const followUp: FollowUp = migrate ? 'migrate' : retime ? 'retime' : 'none';
  const body = { parts, note, ...(at === null ? {} : { at }), ...(followUp === 'none' ? {} : { followUp }) };
  const answer = await once(c, api, body, async (db) => {
    const request = { person: c.var.caller.name, parts, note, validAt: at, followUp, now: api.clock() };
    return shownAnswer(granted(await publishDrafts(api.commands, db, request)));
  });
  api.commands.programs.refresh();
  const subject = answer.waits
    ? answer.proposal.definitions.map(({ kind, name }) => `${kind}:${name}`)
    : answer.published.published.map(({ kind, name, version }) => `${kind}:${name}@${String(version)}`);
  c.set('auditSubject', subject.join(' '));
  return answer;
}

/** What a publication came to, or that it waits. */
export function shownAnswer(answer: PublishedNow | Proposed) {
  if ('proposal' in answer) return { waits: true as const, proposal: shownProposal(answer.proposal) };
  const { parts, workflows, report, batches } = answer;
  const published = {
    version: parts[0]?.version ?? 0,
    published: parts.map((part) => ({ ...part })),
    workflows: workflows.map(({ workflow, hash }) => ({ workflow, version: hash })),
    report,
    batches: [...batches],
  };
  return { waits: false as const, published };
}

/** @throws problem 422 with the gate's report, or by the refusal's code */
export function granted<Answer extends { readonly ok: true }>(
  answer: Answer | NotThrough | Parameters<typeof refused>[0],
): Answer {
  if (answer.ok) return answer;
  if (answer.code !== 'gate') throw refused(answer);
  const { problems, report } = answer;
  const failed = report.scenarios.scenarios.filter(({ ok }) => !ok);
  throw problem('invalid', 'What would be published does not pass the gate; nothing was published.', {
    errors: [
      ...problems.map(({ file, line, message }) => ({ path: `${file}:${String(line)}`, message })),
      ...failed.map(({ file, scenario }) => ({ path: file, message: `the scenario "${scenario}" fails` })),
    ],
    extra: { problems, report },
  });
}

function notPublished(answer: NotPublished | Parameters<typeof refused>[0]) {
  if (answer.code !== 'problems') return refused(answer);
  return problem('invalid', 'The definitions would have errors; nothing was done.', {
    errors: answer.problems.map(({ file, line, message }) => ({
      path: `${file}:${String(line)}`,
      message,
    })),
    extra: { problems: answer.problems },
  });
}

async function currentProgram(api: Api, workflow: string) {
  const version = await api.commands.programs.current(workflow);
  if (version === null) throw problem('not_found', `No version of the workflow ${workflow} is published.`);
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
