import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mixAnswers } from '../../../store/answers.js';
import { createApiClient, signedIn } from '../../support/api-client.js';
import { startQuestionnaires, whole } from '../../support/questionnaires.js';

// What each says is told apart by this.
const said = (n: number) => ({ ...whole, remarks: `remark ${String(n)}` });
const people = 4;

describe('anonymous answers', () => {
  let api: Awaited<ReturnType<typeof startQuestionnaires>>;
  let outreach = '';
  const links: string[] = [];
  beforeAll(async () => {
    api = await startQuestionnaires();
    outreach = (await api.campaign('phone', 'satisfaction', people + 1)).id;
    const nobody = createApiClient(api.app);
    for (let row = 2; row <= people; row += 1) {
      const link = await api.link(outreach, row);
      links.push(link);
      await nobody.post(`/api/public/questionnaires/${link}`, { data: { channel: 'phone' } });
      await nobody.post(`/api/public/questionnaires/${link}`, { data: said(row), complete: true });
    }
    const anna = await signedIn(api.app, 'anna');
    const given = await anna.post(`/api/campaigns/${outreach}/next`);
    const { attempt } = given.body['contact'] as { attempt: string };
    await anna.put(`/api/campaigns/attempts/${attempt}/questionnaire`, { data: said(1), complete: true });
    await anna.post(`/api/campaigns/attempts/${attempt}`, { outcome: 'complete' });
  });
  afterAll(() => api.stop());

  /** Every value of every row of every table, by table. */
  const everything = async () => {
    const tables = await api.rows(
      `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const rows = new Map<string, readonly Record<string, unknown>[]>();
    for (const { name } of tables) rows.set(String(name), await api.rows(`select * from ${String(name)}`));
    return rows;
  };

  it('share no value with what is kept of their contacts, save what all of them share', async () => {
    const rows = await everything();
    const answers = rows.get('public.answers') ?? [];
    expect(answers).toHaveLength(people);
    const shared = new Set(
      Object.values(answers[0] ?? {})
        .map(text)
        .filter((value) => answers.every((row) => Object.values(row).map(text).includes(value))),
    );
    const own = new Set(
      answers.flatMap((row) => Object.values(row).map(text)).filter((value) => !shared.has(value)),
    );
    expect(own.size).toBeGreaterThanOrEqual(2 * people);
    rows.delete('public.answers');
    for (const [table, all] of rows) {
      for (const row of all)
        for (const [column, value] of Object.entries(row))
          expect([table, column, own.has(text(value)) && typeof value !== 'number']).toEqual([
            table,
            column,
            false,
          ]);
      expect([table, /remark \d/.test(JSON.stringify(all))]).toEqual([table, false]);
    }
  });

  it('know neither contact nor instant, and the store refuses any that would', async () => {
    const rows = await api.rows('select "row", begun_at, completed_at from answers');
    const byPhone = await api.rows("select day from answers where data->>'remarks' = 'remark 1'");
    expect(byPhone).toEqual([{ day: null }]);
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ row: null, begun_at: null, completed_at: null })]),
    );
    for (const change of ['"row" = 1', 'begun_at = now()', 'completed_at = now()'])
      await expect(api.rows(`update answers set ${change} where complete`)).rejects.toThrow(
        'answers_kept_apart',
      );
  });

  it('are reached by no link that a table, or the record of writes, would hold', async () => {
    const rows = await everything();
    const kept = JSON.stringify([...rows]);
    for (const link of links) expect(kept.includes(link)).toBe(false);
    expect(JSON.stringify(rows.get('public.audit'))).not.toContain('/api/public/questionnaires');
  });

  it('are written anew once their day is over, so that their place and their transaction tell nothing', async () => {
    await mixAnswers(api.store, '9999-12-31', 20_000);
    const answers = await api.rows('select xmin::text as transaction, resume, mixed, data from answers');
    expect(answers).toHaveLength(people);
    expect(new Set(answers.map(({ transaction }) => transaction)).size).toBe(1);
    expect(answers.every(({ resume, mixed }) => resume === null && mixed === true)).toBe(true);
    const contacts = await api.rows('select xmin::text as transaction from outreach_contacts');
    expect(contacts.map(({ transaction }) => transaction)).not.toContain(answers[0]?.['transaction']);
    expect(await mixAnswers(api.store, '9999-12-31', 20_000)).toBe(0);
  });

  it('while the contacts are known to have answered', async () => {
    expect(
      await api.rows(
        'select count(*)::integer as n from outreach_contacts where outreach_id = $1 and done and answered',
        [outreach],
      ),
    ).toEqual([{ n: people }]);
  });
});

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
