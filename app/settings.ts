import { resolve } from 'node:path';
import { z } from 'zod';
import type { OidcSettings } from '../api/auth.js';
import type { MailboxSettings } from '../gateways/mail-in/mailbox.js';
import { imapEnvironment, imapOf, imapVariables } from './imap-settings.js';
import { faxEnvironment, faxOf, faxVariables, type FaxSettings } from './fax-settings.js';
import { mailEnvironment, mailFaults, mailOf, mailVariables, type MailSettings } from './mail-settings.js';
import { oidcEnvironment, oidcFaults, oidcOf, oidcVariables } from './oidc-settings.js';
import { serverVariables } from './server-settings.js';
import { missing } from './setting-values.js';
import {
  telephonyEnvironment,
  telephonyFaults,
  telephonyOf,
  telephonyVariables,
  type TelephonySettings,
} from './telephony-settings.js';

// The one reader of the environment. Everything else gets values, so that a test can make any setting it likes
// and a wrong one stops the process at its start, with all faults in one list.

type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export interface Settings extends MailSettings {
  readonly mode: 'production' | 'development' | 'test';
  readonly host: string;
  readonly port: number;
  /** Where browsers find us, without a path; null: where we listen. `https` makes cookies secure ones. */
  readonly publicUrl: string | null;
  /** Absolute folder of everything that is kept between starts. */
  readonly home: string;
  /** null: the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** null: the embedded Temporal. */
  readonly temporalAddress: string | null;
  readonly temporalNamespace: string;
  /** Port of Temporal's own web pages (embedded only); null: off. */
  readonly temporalUiPort: number | null;
  /** Where people find Temporal's own web pages, without a path; null: nowhere. */
  readonly temporalUiUrl: string | null;
  /** 32 bytes; null: made and kept in the home (see master-key.ts), never in production. */
  readonly masterKey: Buffer | null;
  /** Hosts that `http_call` may reach, as `host` or `host:port`. */
  readonly httpCallHosts: readonly string[];
  /** The mailbox to which mails come back; null: none, or they come by SMTP. */
  readonly imap: MailboxSettings | null;
  /** The server by which faxes go out; null: none. */
  readonly fax: FaxSettings | null;
  /** The switch by which recorded messages are told; null: none, and telephony is by hand. */
  readonly telephony: TelephonySettings | null;
  /** The OpenID provider by which people may sign in; null: by e-mail only. */
  readonly oidc: OidcSettings | null;
  /** How many worker processes the server starts; 0 where workers run on their own. */
  readonly workers: number;
  readonly logLevel: LogLevel;
  /** A module that sets up faults; honoured in test mode only. */
  readonly tuning: string | null;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** All faults of the environment at once, each naming the setting, what was found and what is expected. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  constructor(readonly faults: readonly string[]) {
    super(
      `The settings have ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
}

/** All that is read of the environment; what each is for is what `docs/reference/settings.md` says. */
export const variables = z.object({
  ...serverVariables,
  ...mailVariables,
  ...imapVariables,
  ...faxVariables,
  ...telephonyVariables,
  ...oidcVariables,
});

/**
 * Reads the settings from an environment; relative paths are meant from `folder`.
 * An empty variable counts as absent (compose passes `${X:-}` so).
 * @throws SettingsError when any setting is wrong, or, in production, a real secret or address is missing
 */
export function readSettings(
  environment: Environment = process.env,
  folder: string = process.cwd(),
): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = variables.safeParse(given);
  const faults = read.success
    ? []
    : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  faults.push(...oidcFaults(given), ...telephonyFaults(given));
  if (given.NODE_ENV === 'production') faults.push(...productionFaults(given));
  if (!read.success || faults.length > 0) throw new SettingsError(faults);
  const found = read.data;
  return {
    mode: found.NODE_ENV,
    host: found.HOST,
    port: found.PORT,
    publicUrl: found.PUBLIC_URL ?? null,
    home: resolve(folder, found.SPORTELLO_HOME),
    databaseUrl: found.DATABASE_URL ?? null,
    temporalAddress: found.TEMPORAL_ADDRESS ?? null,
    temporalNamespace: found.TEMPORAL_NAMESPACE,
    temporalUiPort: found.TEMPORAL_UI_PORT ?? null,
    temporalUiUrl: found.TEMPORAL_UI_URL ?? embeddedUi(found.TEMPORAL_UI_PORT, found.TEMPORAL_ADDRESS),
    masterKey: found.MASTER_KEY ?? null,
    httpCallHosts: found.HTTP_CALL_HOSTS,
    ...mailOf(found, found.NODE_ENV),
    imap: imapOf(found),
    fax: faxOf(found),
    telephony: telephonyOf(found),
    oidc: oidcOf(found),
    workers: found.WORKERS,
    logLevel: found.LOG_LEVEL,
    tuning: found.TUNING === undefined ? null : resolve(folder, found.TUNING),
  };
}

/** The pages of the embedded Temporal, which are on this machine alone. */
function embeddedUi(port: number | undefined, address: string | undefined): string | null {
  return port === undefined || address !== undefined ? null : `http://127.0.0.1:${port}`;
}

const placeholders = ['', 'postgres', 'password', 'sportello', 'secret', 'changeme', 'change-me', 'example'];

function productionFaults(given: Environment): string[] {
  const faults: string[] = [];
  if (given.MASTER_KEY === undefined)
    faults.push(missing('MASTER_KEY', 'openssl rand -base64 32, kept outside the backups'));
  else if (new Set(Buffer.from(given.MASTER_KEY, 'base64')).size < 8)
    faults.push('MASTER_KEY: is no real secret (a few bytes repeated): openssl rand -base64 32');
  if (given.DATABASE_URL === undefined)
    faults.push(missing('DATABASE_URL', 'the embedded PostgreSQL is not for production'));
  else if (
    URL.canParse(given.DATABASE_URL) &&
    placeholders.includes(decodeURIComponent(new URL(given.DATABASE_URL).password))
  )
    faults.push('DATABASE_URL: its password is missing or a placeholder, production needs a real one');
  if (given.TEMPORAL_ADDRESS === undefined)
    faults.push(missing('TEMPORAL_ADDRESS', 'the embedded Temporal is not for production'));
  return [...faults, ...mailFaults(given)];
}

/** The environment from which a child of ours (a worker) reads the same settings, on top of what it inherits. */
export function environmentOf(
  settings: Settings,
  inherited: Environment = process.env,
): Record<string, string> {
  const own: Environment = {
    NODE_ENV: settings.mode,
    HOST: settings.host,
    PORT: String(settings.port),
    PUBLIC_URL: settings.publicUrl ?? '',
    SPORTELLO_HOME: settings.home,
    DATABASE_URL: settings.databaseUrl ?? '',
    TEMPORAL_ADDRESS: settings.temporalAddress ?? '',
    TEMPORAL_NAMESPACE: settings.temporalNamespace,
    MASTER_KEY: settings.masterKey?.toString('base64') ?? '',
    HTTP_CALL_HOSTS: settings.httpCallHosts.join(','),
    ...mailEnvironment(settings),
    ...imapEnvironment(settings.imap),
    ...faxEnvironment(settings.fax),
    ...telephonyEnvironment(settings.telephony),
    ...oidcEnvironment(settings.oidc),
    WORKERS: String(settings.workers),
    LOG_LEVEL: settings.logLevel,
    TUNING: settings.tuning ?? '',
  };
  const all = Object.entries({ ...inherited, ...own });
  return Object.fromEntries(all.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** What a foreign program (PostgreSQL, Temporal) may see of our environment: no secret and no setting of ours. */
export function foreignEnvironment(inherited: Environment = process.env): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'].map((name) => [name, inherited[name]] as const);
  return Object.fromEntries(kept.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** Where programs are looked for. */
export function searchPath(environment: Environment = process.env): string {
  return environment.PATH ?? '';
}
