/** `/api/mystery-audits`: audits, their plans, their sheets, their end. */
import { completeAudit } from '../commands/audit/complete.js';
import { noAudit } from '../commands/audit/faults.js';
import { makeAudit, tryPlan } from '../commands/audit/make-audit.js';
import { changeSheet } from '../commands/audit/sheets.js';
import {
  achievedBy,
  achievedInAll,
  planDimensions,
  type Achieved,
  type WorkedCell,
} from '../domain/audit/achieved.js';
import type { PlanOrder } from '../domain/audit/sampling-plan.js';
import { standardSheet } from '../domain/audit/standard-sheet.js';
import { worded } from '../engine/wording/worded.js';
import {
  changeAudit,
  findAudit,
  getSheet,
  listAudits,
  removeAudit,
  sheetsOfAudit,
  workedCells,
  type AuditRow,
  type AuditWithCounts,
} from '../store/mystery-audits.js';
import { mustSee } from './command.js';
import { orderOf, sheetOf, shownOrder, shownSheet } from './mystery-audit-shapes.js';
import * as routes from './mystery-audits-routes.js';
import { granted, problem, refused } from './problem.js';
import { newResource } from './resource.js';
import { iso } from './schemas.js';
import type { Api } from './services.js';

/** Mystery audits. */
export function mysteryAuditsApi(api: Api) {
  const app = newResource();
  const { store } = api;
  app.openapi(routes.list, async (c) => c.json((await listAudits(store)).map(shownAudit), 200));
  app.openapi(routes.standard, (c) => c.json(shownSheet(standardSheet), 200));
  app.openapi(routes.preview, (c) => {
    const order = orderOf(c.req.valid('json'));
    const tried = tryPlan(order);
    if (!tried.ok) throw refused(tried);
    const cells = tried.cells.map((cell): WorkedCell => ({ ...cell, achieved: 0, replaced: 0 }));
    return c.json(shownCells(cells, order), 200);
  });
  app.openapi(routes.create, async (c) => {
    const { instance_id: instance, second_share: secondShare, order, sheet, ...rest } = c.req.valid('json');
    await mustSee(api, c.var.caller, instance);
    const request = { ...rest, instance, secondShare, order: orderOf(order) };
    const by = c.var.caller.name;
    const made = await makeAudit(api.commands, by, {
      ...request,
      sheet: sheet === null ? null : sheetOf(sheet),
    });
    if (!made.ok) throw refused(made);
    return c.json(await shownOne(api, made.id), 201);
  });
  app.openapi(routes.one, async (c) => c.json(await shownOne(api, c.req.valid('param').id), 200));
  app.openapi(routes.plan, async (c) => {
    const audit = await foundAudit(api, c.req.valid('param').id);
    const cells = await workedCells(store, audit.id);
    const sheet = shownSheet(await getSheet(store, audit.sheet));
    const about = { order: shownOrder(audit.order), sheet, sheet_version: audit.sheet };
    return c.json({ ...about, reference: [...audit.reference], ...shownCells(cells, audit.order) }, 200);
  });
  withChanges(app, api);
  return app;
}

function withChanges(app: ReturnType<typeof newResource>, api: Api): void {
  const { store, commands } = api;
  app.openapi(routes.changeSheet, async (c) => {
    const audit = await foundAudit(api, c.req.valid('param').id);
    const sheet = sheetOf(c.req.valid('json'));
    const changed = await changeSheet(store, audit.id, sheet, c.var.caller.name, api.clock());
    if (!changed.ok) throw refused(changed);
    return c.json({ version: changed.version }, 200);
  });
  app.openapi(routes.sheets, async (c) => {
    const { id } = await foundAudit(api, c.req.valid('param').id);
    const versions = await sheetsOfAudit(store, id);
    const shown = versions.map(({ madeBy, madeAt, sheet, ...version }) => {
      return { ...version, made_by: madeBy, made_at: iso(madeAt), sheet: shownSheet(sheet) };
    });
    return c.json(shown, 200);
  });
  app.openapi(routes.changeReference, async (c) => {
    const { id } = await foundAudit(api, c.req.valid('param').id);
    await changeAudit(store, id, { reference: c.req.valid('json') });
    return c.json(await shownOne(api, id), 200);
  });
  app.openapi(routes.complete, async (c) => {
    const { id } = await foundAudit(api, c.req.valid('param').id);
    granted(await completeAudit(commands, c.var.caller.actor, id, c.req.valid('json').reason));
    return c.json(await shownOne(api, id), 200);
  });
  app.openapi(routes.remove, async (c) => {
    const { id } = await foundAudit(api, c.req.valid('param').id);
    if (!(await removeAudit(store, id)))
      throw problem('conflict', worded`Of the audit ${id} detections were begun, or it is over: it stays.`);
    return c.body(null, 204);
  });
}

/** An audit. @throws problem `not_found` (404) */
export async function foundAudit(api: Api, id: string): Promise<AuditRow> {
  const audit = await findAudit(api.store, id);
  if (audit === null) throw refused(noAudit(id));
  return audit;
}

async function shownOne(api: Api, id: string): Promise<routes.ShownAudit> {
  const audit = await foundAudit(api, id);
  const { planned, achieved, replaced } = achievedInAll(await workedCells(api.store, id), []);
  return shownAudit({ ...audit, planned, made: achieved, replaced });
}

function shownAudit(audit: AuditWithCounts): routes.ShownAudit {
  const { id, instanceId, title, contract, state, planned, made, replaced, order } = audit;
  return {
    ...{ id, instance_id: instanceId, title, contract, state, planned, made, replaced },
    ...{ from: order.days.from, until: order.days.until },
    ...{ made_by: audit.madeBy, made_at: iso(audit.madeAt) },
    ...{ ended_by: audit.endedBy, ended_at: iso(audit.endedAt), ended_why: audit.endedWhy },
  };
}

function shownCells(
  cells: readonly WorkedCell[],
  { quantities }: PlanOrder,
): Pick<routes.ShownPlan, 'whole' | 'by' | 'cells'> {
  const by = planDimensions.map((dimension) => [
    dimension,
    achievedBy(cells, dimension, quantities).map(shownAchieved),
  ]);
  return {
    whole: shownAchieved(achievedInAll(cells, quantities)),
    by: Object.fromEntries(by) as routes.ShownPlan['by'],
    cells: [...cells],
  };
}

function shownAchieved({ plannedMargin, achievedMargin, ...rest }: Achieved) {
  return { ...rest, planned_margin: plannedMargin, achieved_margin: achievedMargin };
}
