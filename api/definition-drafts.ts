/** `/api/definitions`, writing: drafts and checks. A definition's text travels as `application/yaml`. */
import type { Context } from 'hono';
import type { DefinitionKey } from '../domain/definition-file.js';
import { checkTexts, problemsFor } from '../domain/definition-texts.js';
import { overlaid, treeOf } from '../commands/definition-tree.js';
import { checkDrafts, saveDraft } from '../commands/definitions.js';
import { saveDrafts } from '../commands/save-drafts.js';
import type { Problem } from '../engine/reading.js';
import { deleteDraft, listDrafts, type DraftRow } from '../store/drafts.js';
import { peopledGroups } from '../store/groups.js';
import * as routes from './definitions-routes.js';
import type { ApiEnv } from './environment.js';
import { changedMeanwhile } from './etag.js';
import { inLanguage, languageOf } from './language.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';
import { faultAt, listed, worded } from '../engine/wording/worded.js';

/** Write and check definitions. */
export function definitionDraftsApi(api: Api) {
  const app = newResource();
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
    return c.json({ draft: shownDraft(answer.draft), problems: shownProblems(c, answer.problems) }, 200, {
      ETag: draftTag(answer.draft),
    });
  });
  app.openapi(routes.writeAll, async (c) => {
    const { drafts, sound } = c.req.valid('json');
    const answer = await saveDrafts(api.store, c.var.caller.name, drafts, { sound, now: api.clock() });
    if (answer.ok) return c.json({ kept: drafts.length }, 200);
    if ('changed' in answer)
      throw problem(
        'changed_meanwhile',
        worded`Another window has changed ${listed(
          answer.changed.map(({ kind, name }) => worded`the ${kind} ${name}`),
          ', ',
        )} meanwhile; nothing was kept: read the definitions again.`,
      );
    throw problem('invalid', worded`Something in these definitions is wrong; nothing was kept.`, {
      errors: answer.problems.map(({ file, line, column, worded: what }) =>
        faultAt(`${file}:${String(line)}:${String(column)}`, what),
      ),
    });
  });
  app.openapi(routes.discard, async (c) => {
    const key = c.req.valid('param');
    if (!(await deleteDraft(api.store, { ...key, person: c.var.caller.name })))
      throw problem('not_found', worded`You have no draft of the ${key.kind} ${key.name}.`);
    return c.body(null, 204);
  });
  app.openapi(routes.check, async (c) => {
    const problems = shownProblems(c, await problemsOf(api, c, c.req.valid('param')));
    return c.json({ ok: problems.every((each) => each.severity !== 'error'), problems }, 200);
  });
  return app;
}

async function problemsOf(api: Api, c: Context<ApiEnv>, key: DefinitionKey): Promise<readonly Problem[]> {
  const person = c.var.caller.name;
  const text = await c.req.text();
  if (text !== '') {
    const others = await treeOf(api.store, person);
    return problemsFor(
      key,
      checkTexts(
        [...others.filter((each) => each.kind !== key.kind || each.name !== key.name), { ...key, text }],
        await peopledGroups(api.store),
      ).problems,
    );
  }
  const known = await overlaid(api.store, await listDrafts(api.store, person));
  if (!known.some((each) => each.kind === key.kind && each.name === key.name)) throw noDefinition(key);
  return checkDrafts(api.store, person, key);
}

/** The refusal for a definition that is nowhere. */
export function noDefinition({ kind, name }: DefinitionKey) {
  return problem('not_found', worded`There is no ${kind} ${name}, neither published nor among your drafts.`);
}

function shownDraft(draft: DraftRow) {
  const { kind, name, revision, baseVersion, updatedAt } = draft;
  return { kind, name, revision, base_version: baseVersion, updated_at: iso(updatedAt) };
}

function shownProblems(c: Context, problems: readonly Problem[]) {
  return [...inLanguage(problems, languageOf(c))];
}

/** The tag of a draft, for `If-Match`. */
export function draftTag(draft: DraftRow): string {
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
      worded`If-Match names ${wanted}, which is no tag of a draft; read the draft for its ETag.`,
    );
  return Number(revision);
}

async function yamlBody(c: Context<ApiEnv>): Promise<string> {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^(application\/yaml|text\/yaml|application\/x-yaml|text\/plain)\b/.test(type)) {
    throw problem(
      'wrong_type',
      worded`A definition travels as application/yaml; this came as ${type || worded`nothing`}.`,
    );
  }
  return c.req.text();
}
