/** Reports of a contract by mail, on real PostgreSQL and SMTP: once to everybody, in their language, whatever dies between the marks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speechOf } from '../../../app/speech.js';
import { createDemoOrganisation } from '../../../commands/demo-organisation.js';
import { importDefinitions } from '../../../commands/definitions.js';
import { mailReports } from '../../../commands/measures/report/mail-reports.js';
import { createPrograms } from '../../../commands/programs.js';
import { createSmtpSender, type SmtpSender } from '../../../gateways/mail/smtp-sender.js';
import { closeStore, inTransaction, openStore } from '../../../store/store.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';
import { startFarMail, type FarMail } from '../../support/far-mail.js';

const contract = `contract: centre
title: {it: Centro, en: Centre}
parties: {body: directors, supplier: project_managers}
from: 2026-03-01
calendar: operators
money: {currency: EUR}
workflows: [formal_notice]
report: {every: 1 month, to: [directors, project_managers], formats: [csv, pdf]}
levels:
  C2: {share_of: calls, met: 'call.waited <= duration("90s")', period: month, at_least: 100%}
`;
const definitions = [
  {
    kind: 'calendar',
    name: 'operators',
    text: 'calendar: operators\nzone: Europe/Rome\nopen: {mon-fri: ["08:00-19:00"]}\n',
  },
  {
    kind: 'workflow',
    name: 'formal_notice',
    text: 'workflow: formal_notice\ntitle: Notice\nstart: {groups: [directors]}\nsteps:\n  contest: {task: Contest, to: {group: project_managers}}\n',
  },
  { kind: 'contract', name: 'centre', text: contract },
] as const;

const [elena, paolo] = ['elena@example.org', 'paolo@example.org'];
const firstOf = (month: string) => Date.parse(`2026-${month}-01T06:00:00Z`);

describe('reports by mail', () => {
  let database: TestDatabase;
  let far: FarMail;
  let smtp: SmtpSender;
  beforeAll(async () => {
    database = await createDatabase();
    const { store } = database;
    await createDemoOrganisation(store);
    const imported = await inTransaction(store, (db) =>
      importDefinitions(db, definitions, 'test', firstOf('03')),
    );
    expect(imported).toMatchObject({ ok: true });
    await store.sql.query(`update users set languages = '{en}' where name = 'elena'`);
    far = await startFarMail();
    smtp = createSmtpSender({ url: far.url, from: 'Sportello <reports@example.org>' });
  });
  afterAll(async () => {
    smtp?.close();
    await far?.stop();
    await database?.drop();
  });

  /** A round of some process at an instant, over a store of its own or the one of the test. */
  const round = (now: number, { db = database.store, sender = smtp } = {}) => {
    const clock = () => now;
    return mailReports({
      db,
      programs: createPrograms(db, clock),
      clock,
      sender,
      domain: 'example.org',
      speak: speechOf,
    });
  };
  const mailsAbout = (period: string) => far.mails.filter(({ mail }) => mail.subject?.includes(period));
  const to = (period: string) =>
    mailsAbout(period)
      .map((each) => each.to)
      .toSorted();
  const marks = async (until: string) => {
    const { rows } = await database.store.sql.query<{ recipient: string; state: string }>(
      'select recipient, state from period_reports where until = $1 order by recipient',
      [until],
    );
    return rows.map(({ recipient, state }) => `${recipient} ${state}`);
  };

  it('MON-4 goes once to each of the groups that the contract names, in their language, with its files', async () => {
    const april = firstOf('04');
    const sent = await Promise.all([round(april), round(april)]);
    expect(sent.reduce((sum, one) => sum + one)).toBe(2);
    expect(await round(april + 3_600_000)).toBe(0);
    expect(to('2026-03')).toEqual([elena, paolo]);
    const subjects = Object.fromEntries(mailsAbout('2026-03').map((each) => [each.to, each.mail.subject]));
    expect(subjects).toEqual({
      [elena]: 'Centre: service levels and penalties, 2026-03',
      [paolo]: 'Centro: livelli di servizio e penali, 2026-03',
    });
    for (const { mail } of mailsAbout('2026-03'))
      expect(mail.attachments.map(({ filename }) => filename)).toEqual([
        'centre-2026-03.csv',
        'centre-2026-03.pdf',
      ]);
    expect(await marks('2026-04-01')).toEqual(['elena sent', 'paolo sent']);
  });

  it('tells of no time at whose end the contract was not here yet, as in a system that was just set up', async () => {
    const text = contract
      .replace('centre', 'later')
      .replace('from: 2026-03-01', 'from: 2026-03-01\nto: 2026-03-31');
    const later = { kind: 'contract', name: 'later', text } as const;
    const imported = await inTransaction(database.store, (db) =>
      importDefinitions(db, [later], 'test', firstOf('04') + 3_600_000),
    );
    expect(imported).toMatchObject({ ok: true });
    const before = far.mails.length;
    expect(await round(firstOf('04') + 7_200_000)).toBe(0);
    expect(far.mails).toHaveLength(before);
  });

  it('is not sent again to whom it went when the process died before the second mark', async () => {
    const dying = openStore(database.url, { max: 2 });
    const sender: SmtpSender = {
      close: () => undefined,
      async send(mail, signal) {
        const sent = await smtp.send(mail, signal);
        await closeStore(dying);
        return sent;
      },
    };
    await expect(round(firstOf('05'), { db: dying, sender })).rejects.toThrow('pool');
    expect(to('2026-04')).toEqual([elena]);
    expect(await marks('2026-05-01')).toEqual(['elena sending']);
    expect(await round(firstOf('05'))).toBe(1);
    expect(await round(firstOf('05'))).toBe(0);
    expect(to('2026-04')).toEqual([elena, paolo]);
    expect(await marks('2026-05-01')).toEqual(['elena sending', 'paolo sent']);
  });

  it('is not sent again where the far side took it and went away without a word', async () => {
    far.vanishOnce();
    expect(await round(firstOf('06'))).toBe(1);
    expect(await round(firstOf('06'))).toBe(0);
    expect(to('2026-05')).toEqual([elena, paolo]);
    expect(await marks('2026-06-01')).toEqual(['elena sending', 'paolo sent']);
  });

  it('is tried again where the far side has no time now, and not where it will never take it', async () => {
    far.refuse(elena, 450);
    far.refuse(paolo, 550);
    expect(await round(firstOf('07'))).toBe(0);
    expect(await marks('2026-07-01')).toEqual(['paolo failed']);
    expect(await round(firstOf('07'))).toBe(1);
    expect(to('2026-06')).toEqual([elena]);
    expect(await marks('2026-07-01')).toEqual(['elena sent', 'paolo failed']);
  });
});
