/**
 * Sign-in by better-auth, on the store's own tables. Its routes are not mounted: sign-in.ts calls the few that we use,
 * so that every route is ours to guard, describe, limit and audit.
 */
import { betterAuth, type BetterAuthOptions } from 'better-auth/minimal';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { Logger } from 'pino';
import type { Store } from '../store/store.js';
import { accounts, sessions, users, verifications } from '../store/schema.js';

/** What sign-in must be told by the composition root. */
export interface AuthSettings {
  /** Signs the cookies; at least 32 characters, the same in all processes. */
  readonly secret: string;
  /** Where browsers find us; `https` makes the cookies secure ones. */
  readonly baseUrl: string;
  /** The provider of single sign-on; null: there is none. */
  readonly oidc: OidcSettings | null;
}

/** An OpenID provider, and what we are called there. */
export interface OidcSettings {
  /** As its discovery document writes it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it; the text of the button. */
  readonly name: string;
}

/** How long a session lasts without use, and how old it may be before it is prolonged. */
const sessionSeconds = 12 * 3600;
const prolongAfterSeconds = 3600;
/** How long the signed copy of the session in the cookie is believed without asking the store. */
const cookieCacheSeconds = 60;

/** Makes the sign-in; a person who is not active gets no session. `signOn` adds a provider (sign-on.ts). */
export function createAuth(
  store: Store,
  settings: AuthSettings,
  logger: Logger,
  signOn: Pick<BetterAuthOptions, 'plugins' | 'account'> = {},
) {
  return betterAuth({
    ...signOn,
    appName: 'Sportello',
    baseURL: settings.baseUrl,
    basePath: '/api/auth',
    secret: settings.secret,
    database: drizzleAdapter(store.orm, {
      provider: 'pg',
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    user: {
      validateUserInfo: async ({ user: { id } }) =>
        id === undefined || (await isActive(store, id)) ? undefined : { error: 'inactive_user' },
      additionalFields: {
        displayName: { type: 'string', required: false, input: false },
        active: { type: 'boolean', required: false, input: false },
      },
    },
    session: {
      expiresIn: sessionSeconds,
      updateAge: prolongAfterSeconds,
      cookieCache: { enabled: true, maxAge: cookieCacheSeconds },
    },
    // Limits and the origin check are the application's, for all routes alike.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'sportello',
      useSecureCookies: settings.baseUrl.startsWith('https://'),
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    telemetry: { enabled: false },
    // Its messages name mail addresses: only the level passes.
    logger: {
      level: 'error',
      log: (level) => {
        logger.warn({ authLevel: level }, 'better-auth reported a fault');
      },
    },
    databaseHooks: {
      session: {
        create: { before: async ({ userId }) => isActive(store, userId) },
      },
      // What a provider lets us see of a person beyond her sign-in is not ours to keep.
      account: {
        create: { before: async () => ({ data: { accessToken: null, refreshToken: null, idToken: null } }) },
      },
    },
  });
}

async function isActive(store: Store, userId: string): Promise<boolean> {
  const user = await store.orm.query.users.findFirst({
    columns: { active: true },
    where: (table, { eq }) => eq(table.id, userId),
  });
  return user?.active === true;
}

export type Auth = ReturnType<typeof createAuth>;
