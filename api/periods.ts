/** `/api/periods`: periods of contracts are looked at, closed with a signature, and closed anew with what came late. */
import { Readable } from 'node:stream';
import { noEdition, type PeriodName } from '../commands/measures/ask.js';
import { closePeriod, reopenPeriod } from '../commands/measures/close-period.js';
import { differenceOf } from '../commands/measures/difference.js';
import { notifyShortfall } from '../commands/measures/notify-shortfall.js';
import { periodsNow, type ListedPeriod } from '../commands/measures/periods-list.js';
import { recentMeasures } from '../commands/measures/recent-measures.js';
import { reportTypes, writeReport } from '../commands/measures/report/write-report.js';
import { worded, type Worded } from '../engine/wording/worded.js';
import { findEdition } from '../store/period-editions.js';
import { languageOf, said, type Language } from './language.js';
import { shownTotal } from './measure-shape.js';
import { shownDifference } from './period-shape.js';
import { editionShown } from './measures.js';
import * as routes from './periods-routes.js';
import { problem, refused } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';

/** Periods. */
export function periodsApi(api: Api) {
  const app = newResource();
  const { commands } = api;
  const difference = differencesOf(commands);
  app.openapi(routes.list, async (c) => {
    const { contract = null } = c.req.valid('query');
    return c.json(
      (await periodsNow(commands, contract)).map((each) => shownPeriod(each, languageOf(c))),
      200,
    );
  });
  app.openapi(routes.close, async (c) => {
    const name = c.req.valid('param');
    c.set('auditSubject', `period:${name.contract}/${name.period}`);
    const closed = await closePeriod(commands, { ...name, ...c.req.valid('json'), by: c.var.caller.name });
    if (!closed.ok) throw refused(closed);
    return c.json(editionShown(closed.edition, languageOf(c)), 200);
  });
  app.openapi(routes.reopen, async (c) => {
    const name = c.req.valid('param');
    const { reason, asked_by: askedBy, seen } = c.req.valid('json');
    c.set('auditSubject', `period:${name.contract}/${name.period}`);
    const made = await reopenPeriod(commands, { ...name, reason, askedBy, seen, by: c.var.caller.name });
    if (!made.ok) throw refused(made);
    const { edition } = made.edition;
    return c.json(await difference(name, { from: edition - 1, to: edition }, languageOf(c)), 200);
  });
  app.openapi(routes.edition, async (c) => {
    const { contract, period, edition } = c.req.valid('param');
    const row = await findEdition(api.store, contract, period, edition);
    if (row === null) throw refused(noEdition({ contract, period }, edition));
    return c.json(editionShown(row, languageOf(c)), 200);
  });
  app.openapi(routes.difference, async (c) => {
    const name = c.req.valid('param');
    const { from, to = null, last } = c.req.valid('query');
    const newest = from ?? (await findEdition(api.store, name.contract, name.period, null))?.edition;
    if (newest === undefined) throw refused(noEdition(name, null));
    return c.json(await difference(name, { from: newest, to, last }, languageOf(c)), 200);
  });
  addFiles(app, api);
  return app;
}

/** Tells the difference between two editions, or from one to what is computed now, in a language. */
function differencesOf(commands: Api['commands']) {
  const sinceThen = recentMeasures({
    clock: commands.clock,
    measure: ({ from, ...name }: PeriodName & { readonly from: number }) =>
      differenceOf(commands, name, from, null),
  });
  return async (
    name: PeriodName,
    {
      from,
      to,
      last = false,
    }: { readonly from: number; readonly to: number | null; readonly last?: boolean },
    language: Language,
  ) => {
    const { contract, period } = name;
    const found = await (to === null && last
      ? sinceThen({ contract, period, from }, { last })
      : differenceOf(commands, name, from, to));
    if (!found.ok) throw refused(found);
    return shownDifference(name, found.difference, language);
  };
}

/** What leaves the house: notices and files. */
function addFiles(app: ReturnType<typeof newResource>, { commands, counted }: Api): void {
  app.openapi(routes.notices, async (c) => {
    const { level } = c.req.valid('json');
    const language = languageOf(c);
    const { actor } = c.var.caller;
    const say = (sentence: Worded) => said(sentence, language);
    const started = await notifyShortfall(commands, { ...c.req.valid('param'), level }, actor, say);
    if (!started.ok) throw refused(started);
    const { id, number, state } = started;
    return c.json({ id, number, state }, 200);
  });
  app.openapi(routes.report, async (c) => {
    const { format, edition = null, of, level, test, language = languageOf(c) } = c.req.valid('query');
    if (of === 'cases' && level === undefined)
      throw problem('invalid', worded`Cases are those of a level; name it (level).`);
    const casesOf = of === 'cases' && level !== undefined ? { level, test } : null;
    const order = { ...c.req.valid('param'), edition, format, casesOf };
    const say = (sentence: Worded) => said(sentence, language);
    const written = await writeReport({ ...commands, counted }, order, { language, say });
    if (!written.ok) throw refused(written);
    return c.body(Readable.toWeb(written.content) as ReadableStream, 200, {
      'Content-Type': reportTypes[format],
      'Content-Disposition': `attachment; filename="${written.file}"`,
      'Cache-Control': 'private, no-store',
    });
  });
}

function shownPeriod({ contract, title, period, held, state, editions }: ListedPeriod, language: Language) {
  const id = `${contract}/${period.written}`;
  return {
    ...{ id, contract, title, period: period.written, kind: period.kind, state },
    ...{ from: iso(held.from), until: iso(held.until) },
    editions: editions.map(({ edition, closedAt, closedBy, reason, askedBy, seen, total }) => ({
      ...{ edition, closed_at: iso(closedAt), closed_by: closedBy, reason, asked_by: askedBy, seen },
      total: shownTotal(total, language),
    })),
  };
}
