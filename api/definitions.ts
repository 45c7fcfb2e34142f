/** `/api/definitions`: drafts, checks, publication, versions. A definition's text travels as `application/yaml`. */
import type { Context } from 'hono';
import {
  checkTexts,
  overlaid,
  problemsFor,
  treeOf,
  type DefinitionKey,
} from '../commands/definition-tree.js';
import { checkDrafts, publishDrafts, saveDraft } from '../commands/definitions.js';
import type { Problem } from '../engine/reading.js';
import { findDefinition, listDefinitions, listDefinitionVersions } from '../store/definitions.js';
import { deleteDraft, findDraft, listDrafts, type DraftRow } from '../store/drafts.js';
import * as routes from './definitions-routes.js';
import { listed } from './definitions-list.js';
import type { ApiEnv } from './environment.js';
import { changedMeanwhile } from './etag.js';
import { problem, refused } from './problem.js';
import { newResource } from './resource.js';
import { once } from './repeatable.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';

const yaml = { 'Content-Type': 'application/yaml; charset=utf-8' };

/** List, read, write, check and publish definitions. */
export function definitionsApi(api: Api) {
  const app = newResource();
  app.openapi(routes.list, async (c) => {
    const [published, drafts] = await Promise.all([
      listDefinitions(api.store, null),
      listDrafts(api.store, c.var.caller.name),
    ]);
    return c.json(listed(c, c.req.valid('query'), published, drafts), 200);
  });
  app.openapi(routes.read, async (c) => {
    const key = c.req.valid('param');
    const draft = await findDraft(api.store, { ...key, person: c.var.caller.name });
    if (draft !== null) return c.body(draft.text, 200, { ...yaml, ETag: draftTag(draft), 'X-Draft': 'true' });
    const published = await findDefinition(api.store, key.kind, key.name, null);
    if (published === null) throw noDefinition(key);
    // A draft that is begun from this has seen no draft: revision 0.
    return c.body(published.text, 200, { ...yaml, ETag: '"0"', 'X-Version': String(published.version) });
  });
  app.openapi(routes.write, async (c) => {
    const key = c.req.valid('param');
    const answer = await saveDraft(
      api.store,
      { ...key, text: await yamlBody(c), person: c.var.caller.name },
      seenRevision(c),
      api.clock(),
    );
    if (!answer.ok)
      throw changedMeanwhile(
        `Your draft of the ${key.kind} ${key.name}`,
        answer.current === null ? null : shownDraft(answer.current),
      );
    return c.json({ draft: shownDraft(answer.draft), problems: shownProblems(answer.problems) }, 200, {
      ETag: draftTag(answer.draft),
    });
  });
  app.openapi(routes.discard, async (c) => {
    const key = c.req.valid('param');
    if (!(await deleteDraft(api.store, { ...key, person: c.var.caller.name })))
      throw problem('not_found', `You have no draft of the ${key.kind} ${key.name}.`);
    return c.body(null, 204);
  });
  app.openapi(routes.check, async (c) => {
    const problems = shownProblems(await problemsOf(c, c.req.valid('param')));
    return c.json({ ok: problems.every((each) => each.severity !== 'error'), problems }, 200);
  });
  app.openapi(routes.publishOne, async (c) => {
    const key = c.req.valid('param');
    return c.json(await publish(c, [key], c.req.valid('json').note ?? null), 201);
  });
  app.openapi(routes.publishSet, async (c) => {
    const body = c.req.valid('json');
    return c.json(await publish(c, body.definitions, body.note), 201);
  });
  app.openapi(routes.versions, async (c) => {
    const { kind, name } = c.req.valid('param');
    const rows = await listDefinitionVersions(api.store, kind, name);
    if (rows.length === 0) throw noDefinition({ kind, name });
    return c.json(
      rows.map((row) => ({
        version: row.version,
        published_at: iso(row.publishedAt),
        published_by: row.author,
        withdrawn_at: iso(row.withdrawnAt),
        publication: row.publication,
      })),
      200,
    );
  });
  app.openapi(routes.version, async (c) => {
    const { kind, name, version } = c.req.valid('param');
    const row = await findDefinition(api.store, kind, name, version);
    if (row === null)
      throw problem('not_found', `There is no version ${String(version)} of the ${kind} ${name}.`);
    return c.body(row.text, 200, yaml);
  });
  return app;

  async function problemsOf(c: Context<ApiEnv>, key: DefinitionKey): Promise<readonly Problem[]> {
    const person = c.var.caller.name;
    const text = await c.req.text();
    if (text !== '') {
      const others = await treeOf(api.store, person);
      return problemsFor(
        key,
        checkTexts([
          ...others.filter((each) => each.kind !== key.kind || each.name !== key.name),
          { ...key, text },
        ]).problems,
      );
    }
    const known = await overlaid(api.store, await listDrafts(api.store, person));
    if (!known.some((each) => each.kind === key.kind && each.name === key.name)) throw noDefinition(key);
    return checkDrafts(api.store, person, key);
  }

  async function publish(c: Context<ApiEnv>, parts: readonly DefinitionKey[] | null, note: string | null) {
    const answer = await once(c, api, { parts, note }, async (db) => {
      const published = await publishDrafts(db, { person: c.var.caller.name, parts, note, now: api.clock() });
      if (published.ok) return shownPublication(published);
      if (published.code !== 'problems') throw refused(published);
      throw problem('invalid', 'What would be published has errors; nothing was published.', {
        errors: published.problems.map(({ file, line, message }) => ({
          path: `${file}:${String(line)}`,
          message,
        })),
        extra: { problems: published.problems },
      });
    });
    api.commands.programs.refresh();
    c.set(
      'auditSubject',
      answer.published.map(({ kind, name, version }) => `${kind}:${name}@${String(version)}`).join(' '),
    );
    return answer;
  }
}

function shownPublication(
  published: Extract<Awaited<ReturnType<typeof publishDrafts>>, { readonly ok: true }>,
) {
  return {
    version: published.parts[0]?.version ?? 0,
    published: published.parts.map((part) => ({ ...part })),
    workflows: published.workflows.map(({ workflow, hash }) => ({ workflow, version: hash })),
  };
}

function noDefinition({ kind, name }: DefinitionKey) {
  return problem('not_found', `There is no ${kind} ${name}, neither published nor among your drafts.`);
}

function shownDraft(draft: DraftRow) {
  const { kind, name, revision, baseVersion, updatedAt } = draft;
  return { kind, name, revision, base_version: baseVersion, updated_at: iso(updatedAt) };
}

function shownProblems(problems: readonly Problem[]): Problem[] {
  return problems.map((each) => ({ ...each }));
}

function draftTag(draft: DraftRow): string {
  return `"${String(draft.revision)}"`;
}

/** The revision that `If-Match` names; null without one. */
function seenRevision(c: Context<ApiEnv>): number | null {
  const wanted = c.req.header('If-Match');
  if (wanted === undefined || wanted === '*') return null;
  const revision = /^"(\d{1,9})"$/.exec(wanted)?.[1];
  if (revision === undefined)
    throw problem(
      'changed_meanwhile',
      `If-Match names ${wanted}, which is no tag of a draft; read the draft for its ETag.`,
    );
  return Number(revision);
}

async function yamlBody(c: Context<ApiEnv>): Promise<string> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^(application\/yaml|text\/yaml|application\/x-yaml|text\/plain)\b/.test(type)) {
    throw problem(
      'wrong_type',
      `A definition travels as application/yaml; this came as ${type || 'nothing'}.`,
    );
  }
  return c.req.text();
}
