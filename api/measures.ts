/** `/api/measures`: what the levels of contracts come to, and the single cases behind each figure. */
import { z } from '@hono/zod-openapi';
import { noEdition, stateAt, type PeriodName } from '../commands/measures/ask.js';
import { casesPage } from '../commands/measures/cases-page.js';
import { findEdition, type EditionRow } from '../store/period-editions.js';
import { languageOf, type Language } from './language.js';
import { contentRange, readListQuery, type ListRules } from './list-query.js';
import { shownCase, shownMeasures, type MeasuresShown } from './measure-shape.js';
import * as routes from './measures-routes.js';
import { refused } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';

const rules: ListRules<'at', Record<string, never>> = {
  sortable: ['at'],
  defaultSort: { by: 'at', descending: false },
  filter: z.strictObject({}),
};

/** Measures and their cases. */
export function measuresApi(api: Api) {
  const app = newResource();
  app.openapi(routes.measures, async (c) => {
    const { edition, last, ...name } = c.req.valid('query');
    const language = languageOf(c);
    const kept =
      edition === 'live' ? null : await findEdition(api.store, name.contract, name.period, edition ?? null);
    if (kept !== null) return c.json(editionShown(kept, language), 200);
    if (typeof edition === 'number') throw refused(noEdition(name, edition));
    return c.json(await liveShown(name, language, last), 200);
  });
  app.openapi(routes.cases, async (c) => {
    const { test, verdict = null, edition = null, after = null, range: asked } = c.req.valid('query');
    const { range } = readListQuery({ range: asked }, rules);
    const found = await casesPage(
      api.commands,
      { ...c.req.valid('param'), test, verdict, edition, after },
      range,
    );
    if (!found.ok) throw refused(found);
    const { rows, total, next } = found;
    return c.json(rows.map(shownCase), 200, {
      'Content-Range': contentRange('cases', range, rows, total),
      ...(next === null ? {} : { 'Next-Page': encodeURIComponent(next) }),
    });
  });
  return app;

  async function liveShown(name: PeriodName, language: Language, last: boolean): Promise<MeasuresShown> {
    const found = await api.counted(name, { last });
    if (!found.ok) throw refused(found);
    const { measures, seen, asOf } = found.measured;
    const state = stateAt(found.asked, asOf);
    return { ...shownMeasures(measures, language), state, edition: null, computed_at: iso(asOf), seen };
  }
}

/** The measures of an edition. */
export function editionShown(row: EditionRow, language: Language): MeasuresShown {
  const { edition, computedAt, seen, measures } = row;
  const shown = shownMeasures(measures, language);
  return { ...shown, state: 'closed', edition, computed_at: iso(computedAt), seen };
}
