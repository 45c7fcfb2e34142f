/** `/api/publications`, `/api/batches`: what waits to be published, and what follows for running instances. */
import { approve, reject } from '../commands/proposals.js';
import { findBatch, listBatches, listRefusals, type BatchRow } from '../store/batches.js';
import { findProposal, listProposals } from '../store/proposals.js';
import { publicationSettings, savePublicationSettings } from '../store/settings.js';
import { granted, problem } from './problem.js';
import { inLanguage, languageOf, said } from './language.js';
import { shownProposal } from './proposal-shape.js';
import { granted as throughGate, publicationAnswer, shownAnswer } from './publish.js';
import * as routes from './publications-routes.js';
import { once } from './repeatable.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

const shownAtOnce = 100;
const refusalsShown = 1_000;

/** Publications that wait, batches, and how definitions are published. */
export function publicationsApi(api: Api) {
  const app = newResource();
  app.openapi(routes.list, async (c) =>
    c.json(inLanguage((await listProposals(api.store, shownAtOnce)).map(shownProposal), languageOf(c)), 200),
  );
  app.openapi(routes.one, async (c) => {
    const { id } = c.req.valid('param');
    const found = await findProposal(api.store, id);
    if (found === null)
      throw problem('not_found', worded`There is no publication ${String(id)} that waits or waited.`);
    return c.json(inLanguage(shownProposal(found), languageOf(c)), 200);
  });
  app.openapi(routes.approve, async (c) => {
    const { id } = c.req.valid('param');
    const answer = await once(c, api, { approve: id }, async (db) =>
      shownAnswer(
        throughGate(await approve(api.commands, db, { id, by: c.var.caller.name, now: api.clock() })),
      ),
    );
    api.commands.programs.refresh();
    c.set('auditSubject', `publication:${String(id)}`);
    return publicationAnswer(c, answer);
  });
  app.openapi(routes.reject, async (c) => {
    const { id } = c.req.valid('param');
    const answer = await once(c, api, { reject: id }, async (db) =>
      shownProposal(granted(await reject(db, { id, by: c.var.caller.name, now: api.clock() })).proposal),
    );
    c.set('auditSubject', `publication:${String(id)}`);
    return c.json(answer, 200);
  });
  app.openapi(routes.batchList, async (c) =>
    c.json((await listBatches(api.store, shownAtOnce)).map(shownBatch), 200),
  );
  app.openapi(routes.batch, async (c) => {
    const { id } = c.req.valid('param');
    const found = await findBatch(api.store, id);
    if (found === null) throw problem('not_found', worded`There is no batch ${String(id)}.`);
    const { rows, total } = await listRefusals(api.store, id, refusalsShown);
    const refusals = rows.map(({ instanceId, number, message, worded: what }) => ({
      instance: instanceId,
      number,
      message: what === null ? message : said(what, languageOf(c)),
    }));
    return c.json({ ...shownBatch(found), refused: total, refusals }, 200);
  });
  app.openapi(routes.settings, async (c) => {
    const { secondPerson } = await publicationSettings(api.store);
    return c.json({ second_person: secondPerson }, 200);
  });
  app.openapi(routes.saveSettings, async (c) => {
    const body = c.req.valid('json');
    await savePublicationSettings(api.store, { secondPerson: body.second_person });
    return c.json(body, 200);
  });
  return app;
}

function shownBatch({ id, kind, subject, target, askedBy, askedAt, moved, endedAt }: BatchRow) {
  const asked = { asked_by: askedBy, asked_at: iso(askedAt) };
  return { id, kind, subject, target, ...asked, moved, ended_at: iso(endedAt) };
}
