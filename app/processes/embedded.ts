import type { Settings } from '../settings.js';
import { searchPath } from '../settings.js';
import { homeAt, makeHome } from './home.js';
import type { Home } from './home.js';
import { endLeftOvers } from './left-overs.js';
import { lockHolder, takeLock } from './lock.js';
import { rememberedPorts } from './ports.js';
import { embeddedPostgres, postgresUrl } from './postgres.js';
import type { Say, Service } from './service.js';
import { findTemporalCli, temporalSources } from './temporal-cli.js';
import { embeddedTemporal, temporalAddress } from './temporal.js';
import type { TemporalOptions } from './temporal.js';

// What settings leave open is filled by services of our own: PostgreSQL without DATABASE_URL, Temporal without
// TEMPORAL_ADDRESS.

/** Settings that say where PostgreSQL and Temporal are. */
export type ConnectedSettings = Settings & { readonly databaseUrl: string; readonly temporalAddress: string };

export interface OpenHome {
  readonly home: Home;
  readonly settings: ConnectedSettings;
  /** The services to start first, side by side; none where all run elsewhere. */
  readonly services: readonly Service[];
  /** Gives the home back; to be called when all is stopped. */
  readonly close: () => void;
}

/**
 * Takes the home for this process, ends what a killed start left there, and prepares the embedded services.
 * @throws when another start holds the home, a left-over can't be ended, or no port is free
 */
export async function openHome(
  settings: Settings,
  say: Say,
  dynamicConfig: TemporalOptions['dynamicConfig'] = [],
): Promise<OpenHome> {
  const home = makeHome(settings.home);
  const close = takeLock(home);
  try {
    await endLeftOvers(home, say);
    const postgres = settings.databaseUrl === null ? await embeddedPostgres(home) : null;
    const temporal =
      settings.temporalAddress === null
        ? await embeddedTemporal(home, temporalOptions(settings, say, dynamicConfig))
        : null;
    const connected = {
      databaseUrl: postgres?.databaseUrl ?? settings.databaseUrl ?? '',
      temporalAddress: temporal?.address ?? settings.temporalAddress ?? '',
    };
    const services = [postgres, temporal].filter((service) => service !== null);
    return { home, settings: { ...settings, ...connected }, services, close };
  } catch (error) {
    close();
    throw error;
  }
}

function temporalOptions(
  settings: Settings,
  say: Say,
  dynamicConfig: TemporalOptions['dynamicConfig'],
): TemporalOptions {
  let found: Promise<string> | null = null;
  return {
    namespaces: [settings.temporalNamespace],
    uiPort: settings.temporalUiPort,
    dynamicConfig,
    synchronous: 'FULL',
    cli: () => (found ??= findTemporalCli(say, temporalSources(searchPath()))),
  };
}

/**
 * The settings with the addresses of a server that runs on the home now, for commands that join it.
 * @throws when an address is open and no server runs there
 */
export function joinHome(settings: Settings): ConnectedSettings {
  const home = homeAt(settings.home);
  const runs = lockHolder(home) !== null;
  const ports = rememberedPorts(home);
  const at = (service: string): number | null => (runs ? (ports[service] ?? null) : null);
  const [postgres, temporal] = [at('postgres'), at('temporal')];
  const databaseUrl = settings.databaseUrl ?? (postgres === null ? null : postgresUrl(home, postgres));
  const address = settings.temporalAddress ?? (temporal === null ? null : temporalAddress(temporal));
  if (databaseUrl !== null && address !== null) return { ...settings, databaseUrl, temporalAddress: address };
  throw new Error(
    `No Sportello runs on ${settings.home}, and ${databaseUrl === null ? 'DATABASE_URL' : 'TEMPORAL_ADDRESS'} is not set: ` +
      `start one first (npm start), or set both DATABASE_URL and TEMPORAL_ADDRESS`,
  );
}
