/** `/api/definitions`, reading: the list, one's own draft or what is published, and all versions. */
import { overlaid } from '../commands/definition-tree.js';
import { fileOf } from '../domain/definition-file.js';
import { languageSchema } from '../engine/reading.js';
import { findDefinition, listDefinitions, listDefinitionVersions } from '../store/definitions.js';
import { findDraft, listDrafts } from '../store/drafts.js';
import { draftTag, noDefinition } from './definition-drafts.js';
import { listed } from './definitions-list.js';
import * as routes from './definitions-routes.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

const yaml = { 'Content-Type': 'application/yaml; charset=utf-8' };

/** List and read definitions. */
export function definitionsApi(api: Api) {
  const app = newResource();
  app.openapi(routes.list, async (c) => {
    const [published, drafts] = await Promise.all([
      listDefinitions(api.store, null),
      listDrafts(api.store, c.var.caller.name),
    ]);
    return c.json(listed(c, c.req.valid('query'), published, drafts), 200);
  });
  app.openapi(routes.schema, (c) => c.json(languageSchema(c.req.valid('query').kind ?? null), 200));
  app.openapi(routes.tree, async (c) => {
    const drafts = await listDrafts(api.store, c.var.caller.name);
    const own = new Set(drafts.map(fileOf));
    const texts = await overlaid(api.store, drafts);
    return c.json(
      texts.map(({ kind, name, text }) => ({ kind, name, text, draft: own.has(fileOf({ kind, name })) })),
      200,
    );
  });
  app.openapi(routes.read, async (c) => {
    const key = c.req.valid('param');
    const draft = await findDraft(api.store, { ...key, person: c.var.caller.name });
    if (draft !== null && draft.text !== null)
      return c.body(draft.text, 200, { ...yaml, ETag: draftTag(draft), 'X-Draft': 'true' });
    const published = await findDefinition(api.store, key.kind, key.name, null);
    if (published === null) throw noDefinition(key);
    if (draft !== null)
      return c.body(published.text, 200, { ...yaml, ETag: draftTag(draft), 'X-Draft': 'removes' });
    // A draft that is begun from this has seen no draft: revision 0.
    return c.body(published.text, 200, { ...yaml, ETag: '"0"', 'X-Version': String(published.version) });
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
        withdrawn_by: row.withdrawnBy,
        publication: row.publication,
      })),
      200,
    );
  });
  app.openapi(routes.version, async (c) => {
    const { kind, name, version } = c.req.valid('param');
    const row = await findDefinition(api.store, kind, name, version);
    if (row === null)
      throw problem('not_found', worded`There is no version ${String(version)} of the ${kind} ${name}.`);
    return c.body(row.text, 200, yaml);
  });
  return app;
}
