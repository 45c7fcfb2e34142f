/** A mystery audit to be worked in tests: a campaign that waits for it, a contract with prices, auditors at any hour. */
import { expect } from 'vitest';
import { standardSheet } from '../../domain/audit/standard-sheet.js';
import { signedIn, type ApiClient } from './api-client.js';
import { startApi } from './api.js';

const workflow = `workflow: campaign_under_audit
start: {groups: [project_managers]}
see: {groups: [directors]}
steps:
  detections: {wait: {message: detections_completed}}
`;
const contract = `contract: audits
title: {it: Contratto, en: Contract}
parties: {body: directors, supplier: project_managers}
from: 2020-01-01
calendar: always
money: {currency: EUR}
workflows: [campaign_under_audit]
prices: {mystery_call: 4.205, mystery_mail: 3}
`;
const calendar = `calendar: always
zone: Europe/Rome
open: {mon-sun: ['00:00-24:00']}
`;

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
export const everyDay = [1, 2, 3, 4, 5, 6, 7];
/** In band whenever the test runs. */
export const auditOrder = {
  ...{ from: day(-3), until: day(20), bands: [{ weekdays: everyDay, from: '00:00', until: '24:00' }] },
  services: [
    { body: 'INPS', service: 'pin', languages: { it: 1 }, channels: { phone: 1, web_form: 1 } },
    { body: 'INAIL', service: 'durc', languages: { it: 1, ar: 1 }, channels: { phone: 1 } },
  ],
  quantities: [
    { body: 'INPS', kind: 'call', detections: 70 },
    { body: 'INPS', kind: 'mail', detections: 14 },
    { body: 'INAIL', kind: 'call', detections: 28 },
  ],
  ...{ minimum: 1, per_day: { call: 60, mail: 20 }, seed: 7 },
};

/** The answers of a kind of detection, all at this level where the parameter has it, else at its best. */
export function answersAt(kind: 'call' | 'mail', level: string): Record<string, string> {
  const asks = standardSheet.parameters.filter(({ kinds }) => kinds.includes(kind));
  const named = asks.map(({ name, levels }): [string, string] => {
    return [name, levels.some((each) => each.name === level) ? level : (levels.at(-1)?.name ?? '')];
  });
  return Object.fromEntries(named);
}

/** The course of a call of seven and a half minutes that an operator answered, ten minutes ago. */
export function callCourse() {
  const at = (after: number) => new Date(Date.now() - 600_000 + after * 1_000).toISOString();
  return {
    ...{ dialled_at: at(0), ivr_at: at(4), queued_at: at(30), operator_queue_at: at(30) },
    ...{ answered_at: at(60), ended_at: at(450), handled_by_ivr: false, call_back_offered: false },
  };
}

/** A detection as an auditor is given it. */
export interface Held {
  readonly id: string;
  readonly kind: 'call' | 'mail';
  readonly language: string;
}

/** The API with what an audit needs; paolo plans, ugo and vera detect. */
export async function startAuditRig() {
  const api = await startApi([
    { kind: 'workflow', name: 'campaign_under_audit', text: workflow },
    { kind: 'calendar', name: 'always', text: calendar },
    { kind: 'contract', name: 'audits', text: contract },
  ]);
  const paolo = await signedIn(api.app, 'paolo');

  /** Starts a campaign; answers its instance. */
  async function started(): Promise<string> {
    const { status, body, text } = await paolo.post('/api/instances', {
      workflow: 'campaign_under_audit',
      data: {},
    });
    expect([status, text]).toMatchObject([201, expect.any(String)]);
    return String(body['id']);
  }

  /** Asks for an audit of an instance of its own, unless another is named. */
  async function ask(of: Record<string, unknown> = {}) {
    const instance = 'instance_id' in of ? {} : { instance_id: await started() };
    const usual = { title: 'Autumn', contract: 'audits', order: auditOrder, second_share: 1 };
    return paolo.post('/api/mystery-audits', { ...usual, ...instance, ...of });
  }

  /** Makes an audit; answers its id. */
  async function made(of: Record<string, unknown> = {}): Promise<string> {
    const { status, body, text } = await ask(of);
    expect([status, text]).toMatchObject([201, expect.any(String)]);
    return String(body['id']);
  }

  /** The next detection, after one of this kind in Italian was put first. */
  async function nextOf(auditor: ApiClient, audit: string, kind: 'call' | 'mail'): Promise<Held> {
    await api.store.sql.query(
      `update detections set turn = -1 where id = (
         select d.id from detections d join audit_cells c on c.audit_id = d.audit_id and c.cell = d.cell
         where d.audit_id = $1 and d.state = 'planned' and c.kind = $2 and c.language = 'it'
           and c.weekday = extract(isodow from now() at time zone 'Europe/Rome') limit 1)`,
      [audit, kind],
    );
    const held = await nextDetection(auditor, audit);
    expect(held.kind).toBe(kind);
    return held;
  }

  const [ugo, vera] = [await signedIn(api.app, 'ugo'), await signedIn(api.app, 'vera')];
  return { api, paolo, ugo, vera, started, ask, made, nextOf };
}

/** The next detection for an auditor; there has to be one. */
export async function nextDetection(auditor: ApiClient, audit: string): Promise<Held> {
  const { body } = await auditor.post('/api/detections/next', { audit });
  expect(body).toMatchObject({ why: null });
  return body['detection'] as Held;
}
