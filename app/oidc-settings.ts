/** The settings of single sign-on: read with all others (settings.ts), given whole or not at all. */
import { z } from 'zod';
import type { OidcSettings } from '../api/auth.js';

type Given = Readonly<Record<string, string | undefined>>;

const issuer = z
  .string()
  .refine(
    isIssuer,
    'must be the issuer as its discovery document writes it, https://id.example.org/realms/staff',
  );

/** What the environment may hold of it. */
export const oidcVariables = {
  OIDC_ISSUER: issuer
    .optional()
    .describe(
      'The OpenID provider by which people may sign in, as its discovery document writes it: `https://id.example.org/realms/staff`. It says `email` and `email_verified`, and lets in active users of ours by their address; nobody registers herself, and groups stay ours.',
    ),
  OIDC_CLIENT_ID: z
    .string()
    .optional()
    .describe(
      'Our client there: a confidential one, with the redirect address `PUBLIC_URL/api/auth/callback/oidc`.',
    ),
  OIDC_CLIENT_SECRET: z.string().optional().describe('The secret of that client.'),
  OIDC_NAME: z
    .string()
    .max(60)
    .optional()
    .describe("The text of the button; without it the provider's host."),
};

/** The provider that was given; null: people sign in by e-mail only. */
export function oidcOf(found: z.infer<z.ZodObject<typeof oidcVariables>>): OidcSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = found;
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined)
    return null;
  const name = OIDC_NAME ?? new URL(OIDC_ISSUER).hostname;
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, name };
}

/** What is missing of it, and what production doesn't take. */
export function oidcFaults(given: Given): string[] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
  if ([...names, 'OIDC_NAME'].every((name) => given[name] === undefined)) return [];
  const faults = names
    .filter((name) => given[name] === undefined)
    .map((name) => `${name}: missing, single sign-on needs ${names.join(', ')}`);
  if (given['NODE_ENV'] !== 'production') return faults;
  if (given['OIDC_ISSUER']?.startsWith('http://') === true)
    faults.push('OIDC_ISSUER: must be https in production');
  if (given['PUBLIC_URL'] === undefined)
    faults.push('PUBLIC_URL: missing, the OpenID provider sends people back to it');
  return faults;
}

/** The environment from which the same settings are read. */
export function oidcEnvironment(oidc: OidcSettings | null): Record<string, string> {
  return {
    OIDC_ISSUER: oidc?.issuer ?? '',
    OIDC_CLIENT_ID: oidc?.clientId ?? '',
    OIDC_CLIENT_SECRET: oidc?.clientSecret ?? '',
    OIDC_NAME: oidc?.name ?? '',
  };
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username + password + search + hash === '';
}
