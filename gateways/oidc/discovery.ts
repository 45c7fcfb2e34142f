/** What an OpenID provider says of itself, at the address that OpenID Connect Discovery fixes. */
import { z } from 'zod';

const patienceMs = 5_000;

const document = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
});

/** How we prove to the provider who we are. */
export type ClientProof = 'basic' | 'post';

interface Discovered {
  readonly proof: ClientProof;
}

/** Where the provider describes itself. */
export function discoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

/** Asks the provider, for at most five seconds. @throws Error with what is wrong: out of reach, no such document, another issuer. */
export async function discover(issuer: string): Promise<Discovered> {
  const url = discoveryUrl(issuer);
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: 'error' });
  if (!response.ok) throw new Error(`${url} answers ${response.status}, expected 200`);
  const read = document.safeParse(await response.json());
  if (!read.success) throw new Error(`${url} is no discovery document: ${z.prettifyError(read.error)}`);
  // Else one provider could speak for another (OpenID Connect Discovery, 4.3).
  if (read.data.issuer !== issuer)
    throw new Error(`${url} names the issuer ${read.data.issuer}, OIDC_ISSUER says ${issuer}`);
  const methods = read.data.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return { proof: methods.includes('client_secret_basic') ? 'basic' : 'post' };
}
