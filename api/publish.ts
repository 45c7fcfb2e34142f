/** Publishing: one's own drafts through the gate, and withdrawing them. */
import type { Context } from 'hono';
import type { DefinitionKey } from '../domain/definition-file.js';
import { treeOf } from '../commands/definition-tree.js';
import { scenariosFor } from '../commands/gate.js';
import type { NotPublished } from '../commands/definitions.js';
import {
  previewDrafts,
  publishDrafts,
  type FollowUp,
  type NotThrough,
  type Proposed,
  type PublishedNow,
} from '../commands/publish.js';
import { withdraw } from '../commands/withdraw.js';
import { noDefinition } from './definition-drafts.js';
import * as routes from './publish-routes.js';
import type { ApiEnv } from './environment.js';
import { problem, refused } from './problem.js';
import { inLanguage, languageOf } from './language.js';
import { shownProposal } from './proposal-shape.js';
import { once } from './repeatable.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';
import { faultAt, worded } from '../engine/wording/worded.js';

/** Test, publish, withdraw. */
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
    return publicationAnswer(c, answer);
  });
  app.openapi(routes.publishSet, async (c) => {
    const { definitions, ...fields } = c.req.valid('json');
    const answer = await publish(api, c, definitions, fields);
    return publicationAnswer(c, answer);
  });
  app.openapi(routes.preview, async (c) => {
    const parts = c.req.valid('json').definitions ?? null;
    const asked = { person: c.var.caller.name, parts, now: api.clock() };
    const { passed, report } = granted(await previewDrafts(api.commands, api.store, asked));
    return c.json(inLanguage({ passed, report }, languageOf(c)), 200);
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
    : [
        ...answer.published.published.map(({ kind, name, version }) => `${kind}:${name}@${String(version)}`),
        ...answer.published.removed.map(({ kind, name }) => `${kind}:${name}@removed`),
      ];
  c.set('auditSubject', subject.join(' '));
  return answer;
}

/** What a publication came to, or that it waits. */
export function shownAnswer(answer: PublishedNow | Proposed) {
  if ('proposal' in answer) return { waits: true as const, proposal: shownProposal(answer.proposal) };
  const { parts, removed, workflows, report, batches } = answer;
  const published = {
    version: parts[0]?.version ?? 0,
    published: parts.map((part) => ({ ...part })),
    removed: removed.map(({ kind, name }) => ({ kind, name })),
    workflows: workflows.map(({ workflow, hash }) => ({ workflow, version: hash })),
    report,
    batches: [...batches],
  };
  return { waits: false as const, published };
}

/** The answer to who published, in her language. */
export function publicationAnswer(c: Context<ApiEnv>, answer: ReturnType<typeof shownAnswer>) {
  const language = languageOf(c);
  return answer.waits
    ? c.json(inLanguage(answer.proposal, language), 202)
    : c.json(inLanguage(answer.published, language), 201);
}

/** @throws problem 422 with the gate's report, or by the refusal's code */
export function granted<Answer extends { readonly ok: true }>(
  answer: Answer | NotThrough | Parameters<typeof refused>[0],
): Answer {
  if (answer.ok) return answer;
  if (answer.code !== 'gate') throw refused(answer);
  const { problems, report } = answer;
  const failed = report.scenarios.scenarios.filter(({ ok }) => !ok);
  throw problem('invalid', worded`What would be published does not pass the gate; nothing was published.`, {
    errors: [
      ...problems.map(({ file, line, worded: what }) => faultAt(`${file}:${String(line)}`, what)),
      ...failed.map(({ file, scenario }) => faultAt(file, worded`the scenario "${scenario}" fails`)),
    ],
    problems,
    extra: { report },
  });
}

/** The problem of definitions that would have errors, or by the refusal's code. */
export function notPublished(answer: NotPublished | Parameters<typeof refused>[0]) {
  if (answer.code !== 'problems') return refused(answer);
  return problem('invalid', worded`The definitions would have errors; nothing was done.`, {
    errors: answer.problems.map(({ file, line, worded: what }) => faultAt(`${file}:${String(line)}`, what)),
    problems: answer.problems,
  });
}
