import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { SettingsError, environmentOf, foreignEnvironment, readSettings } from '../../app/settings.js';

const key = randomBytes(32);
const production = {
  NODE_ENV: 'production',
  MASTER_KEY: key.toString('base64'),
  DATABASE_URL: 'postgresql://sportello:e4d909c290d0fb1c@db:5432/sportello',
  TEMPORAL_ADDRESS: 'temporal:7233',
};

const signOn = {
  OIDC_ISSUER: 'https://id.example.org/realms/staff',
  OIDC_CLIENT_ID: 'sportello',
  OIDC_CLIENT_SECRET: 'a secret',
};

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment, '/srv');
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.faults;
    throw error;
  }
}

describe('readSettings', () => {
  test('has a default for everything outside production', () => {
    expect(readSettings({}, '/srv')).toEqual({
      mode: 'development',
      host: '127.0.0.1',
      port: 8080,
      publicUrl: null,
      home: '/srv/.sportello',
      databaseUrl: null,
      temporalAddress: null,
      temporalNamespace: 'sportello',
      temporalUiPort: null,
      temporalUiUrl: null,
      masterKey: null,
      httpCallHosts: [],
      smtpUrl: null,
      mailFrom: 'Sportello <assistenza@example.org>',
      mailHost: '127.0.0.1',
      mailPort: null,
      mailAddresses: [{ address: 'assistenza@example.org', workflow: 'ticket', channel: 'email' }],
      imap: null,
      fax: null,
      telephony: null,
      oidc: null,
      workers: 1,
      logLevel: 'info',
      tuning: null,
    });
  });

  test('knows where Temporal’s own pages are: beside the embedded one, or where it is told', () => {
    const ui = (environment: Record<string, string>) => readSettings(environment, '/srv').temporalUiUrl;
    expect(ui({ TEMPORAL_UI_PORT: '8233' })).toBe('http://127.0.0.1:8233');
    expect(ui({ TEMPORAL_UI_PORT: '8233', TEMPORAL_ADDRESS: 'far:7233' })).toBeNull();
    expect(ui({ TEMPORAL_UI_URL: 'https://temporal.example.org' })).toBe('https://temporal.example.org');
    expect(faultsOf({ TEMPORAL_UI_URL: 'javascript:alert(1)' })).toHaveLength(1);
  });

  test('takes an empty variable for an absent one', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' }, '/srv')).toEqual(readSettings({}, '/srv'));
  });

  test('lists all faults at once, each by its name', () => {
    const faults = faultsOf({
      PORT: '99999',
      DATABASE_URL: 'mysql://x',
      TEMPORAL_ADDRESS: 'here',
      LOG_LEVEL: 'loud',
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'TEMPORAL_ADDRESS',
      'LOG_LEVEL',
    ]);
  });

  test.each([
    ['in base64', key.toString('base64')],
    ['in hex', key.toString('hex')],
  ])('reads a master key %s', (_, text) => {
    expect(readSettings({ MASTER_KEY: text }, '/srv').masterKey).toEqual(key);
  });

  test('never shows a master key that is wrong', () => {
    const [fault] = faultsOf({ MASTER_KEY: key.toString('base64').slice(0, -8) });
    expect(fault).toMatch(/^MASTER_KEY: must be 32 bytes/);
    expect(fault).not.toContain(key.toString('base64').slice(0, 8));
  });

  test('reads the hosts that http_call may reach', () => {
    expect(
      readSettings({ HTTP_CALL_HOSTS: 'crm.example.org, 10.0.0.5:8443,[::1]:80' }, '/srv').httpCallHosts,
    ).toEqual(['crm.example.org', '10.0.0.5:8443', '[::1]:80']);
    expect(faultsOf({ HTTP_CALL_HOSTS: 'https://crm.example.org' })).toHaveLength(1);
  });

  test('reads where browsers find us, and takes no path there', () => {
    expect(readSettings({ PUBLIC_URL: 'https://Sportello.example.org/' }, '/srv').publicUrl).toBe(
      'https://sportello.example.org',
    );
    for (const PUBLIC_URL of ['https://example.org/sportello', 'example.org', 'ftp://example.org'])
      expect(faultsOf({ PUBLIC_URL })).toHaveLength(1);
  });

  test('reads the fax server whole, and hands it to a worker whole', () => {
    const given = {
      FAX_URL: 'hfaxd://sporte%40llo:a%3Ab@fax.example.org',
      ...{ FAX_MODEM: 'ttyS0', FAX_LINES: '8', FAX_FROM: 'Comune di Prova' },
    };
    const settings = readSettings(given, '/srv');
    expect(settings.fax).toEqual({
      ...{ host: 'fax.example.org', port: 4559, user: 'sporte@llo', password: 'a:b' },
      ...{ modem: 'ttyS0', lines: 8, from: 'Comune di Prova' },
    });
    expect(readSettings(environmentOf(settings, {}), '/srv').fax).toEqual(settings.fax);
    expect(readSettings({ FAX_URL: 'hfaxd://[::1]:4560' }, '/srv').fax).toMatchObject({
      ...{ host: '::1', port: 4560, user: 'sportello', password: null, modem: null, lines: 4 },
    });
    for (const wrong of [
      { FAX_URL: 'http://fax' },
      { FAX_URL: 'fax:4559' },
      { FAX_LINES: '0' },
      { FAX_MODEM: 'a b' },
    ])
      expect(faultsOf(wrong)).toHaveLength(1);
  });

  test('reads the mailbox of what comes back whole, and hands it on whole', () => {
    const given = { IMAP_URL: 'imaps://returns%40example.org:a%3Ab@mail.example.org/Back%2Fhere' };
    const settings = readSettings(given, '/srv');
    expect(settings.imap).toEqual({
      ...{ host: 'mail.example.org', port: 993, secure: true, user: 'returns@example.org', password: 'a:b' },
      ...{ folder: 'Back/here', done: 'Sportello' },
    });
    expect(readSettings(environmentOf(settings, {}), '/srv').imap).toEqual(settings.imap);
    expect(readSettings({ IMAP_URL: 'imap://me:it@[::1]' }, '/srv').imap).toMatchObject({
      ...{ host: '::1', port: 143, secure: false, folder: 'INBOX' },
    });
    for (const wrong of [{ IMAP_URL: 'imaps://mail.example.org' }, { IMAP_URL: 'pop3://me:it@mail' }])
      expect(faultsOf(wrong)).toHaveLength(1);
  });

  test('reads the telephone switch whole, and hands it to a worker whole', () => {
    const given = {
      ...{ TELEPHONY_URL: 'wss://switch.example.org:8080/rwi/v1', TELEPHONY_TOKEN: 'a-token' },
      ...{ TELEPHONY_TRUNK: 'pstn', TELEPHONY_CALLER: '+390874411000', TELEPHONY_LINES: '30' },
    };
    const settings = readSettings(given, '/srv');
    expect(settings.telephony).toEqual({
      ...{ url: 'wss://switch.example.org:8080/rwi/v1', token: 'a-token', sipHost: 'switch.example.org' },
      ...{ trunk: 'pstn', caller: '+390874411000', lines: 30, ringMs: 30_000, sounds: null },
    });
    expect(readSettings(environmentOf(settings, {}), '/srv').telephony).toEqual(settings.telephony);
    for (const wrong of [
      { TELEPHONY_URL: 'http://switch', TELEPHONY_TOKEN: 'a' },
      { TELEPHONY_URL: 'ws://switch' },
      { TELEPHONY_LINES: '0' },
      { TELEPHONY_CALLER: 'Molise' },
      { TELEPHONY_SOUNDS: 'sounds' },
    ])
      expect(faultsOf(wrong)).toHaveLength(1);
  });

  test('reads the provider of single sign-on, called by its host where nothing else is said', () => {
    expect(readSettings(signOn, '/srv').oidc).toEqual({
      issuer: 'https://id.example.org/realms/staff',
      clientId: 'sportello',
      clientSecret: 'a secret',
      name: 'id.example.org',
    });
    expect(readSettings({ ...signOn, OIDC_NAME: 'Municipality' }, '/srv').oidc?.name).toBe('Municipality');
  });

  test.each([
    [['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'], { OIDC_ISSUER: 'https://id.example.org' }],
    [['OIDC_ISSUER'], { ...signOn, OIDC_ISSUER: 'id.example.org' }],
    [['OIDC_ISSUER', 'PUBLIC_URL'], { ...production, ...signOn, OIDC_ISSUER: 'http://id.example.org' }],
  ])('refuses single sign-on with a fault in %s', (names, environment) => {
    expect(faultsOf(environment).map((fault) => fault.split(':')[0])).toEqual(names);
  });

  test('accepts a production with real secrets', () => {
    expect(readSettings(production, '/srv')).toMatchObject({
      mode: 'production',
      temporalAddress: 'temporal:7233',
    });
  });

  test.each([
    ['MASTER_KEY', { ...production, MASTER_KEY: '' }],
    ['MASTER_KEY', { ...production, MASTER_KEY: Buffer.alloc(32, 7).toString('base64') }],
    ['MASTER_KEY', { ...production, MASTER_KEY: '0'.repeat(64) }],
    ['DATABASE_URL', { ...production, DATABASE_URL: '' }],
    ['DATABASE_URL', { ...production, DATABASE_URL: 'postgresql://sportello:password@db/sportello' }],
    ['DATABASE_URL', { ...production, DATABASE_URL: 'postgresql://db/sportello' }],
    ['TEMPORAL_ADDRESS', { ...production, TEMPORAL_ADDRESS: '' }],
  ])('refuses a production without a real %s', (name, environment) => {
    expect(faultsOf(environment).map((fault) => fault.split(':')[0])).toEqual([name]);
  });
});

describe('the environment of children', () => {
  test('of ours gives back the same settings', () => {
    const settings = readSettings(
      {
        ...production,
        ...signOn,
        HTTP_CALL_HOSTS: 'a.example.org,b.example.org',
        WORKERS: '3',
        PUBLIC_URL: 'https://a.b',
      },
      '/srv',
    );
    expect(readSettings(environmentOf(settings, {}), '/elsewhere')).toEqual(settings);
  });

  test('of foreign programs holds no setting of ours', () => {
    expect(foreignEnvironment({ ...production, PATH: '/bin', HOME: '/root' })).toEqual({
      PATH: '/bin',
      HOME: '/root',
    });
  });
});
