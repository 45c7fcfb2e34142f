/** The settings of the fax server: read with all others (settings.ts). */
import { z } from 'zod';
import { wholeNumber } from './setting-values.js';

/** The fax server by which faxes go out. */
export interface FaxSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** null: the server asks for none. */
  readonly password: string | null;
  /** The modem, or class of modems, that our faxes go out by; null: any. */
  readonly modem: string | null;
  /** How many faxes it is given at once. */
  readonly lines: number;
  /** Who sends, as covers say. */
  readonly from: string;
}

const usualPort = 4559;
const form = 'must be like hfaxd://user:password@fax.example.org:4559';

const faxUrl = z.string().refine(isFaxUrl, form);

/** What the environment may hold of it. */
export const faxVariables = {
  FAX_URL: faxUrl
    .optional()
    .describe(
      'The HylaFAX server by which faxes go out, `hfaxd://user:password@host:4559`; without it none does.',
    ),
  FAX_MODEM: z
    .string()
    .regex(/^[\w.-]{1,60}$/, 'must be the name of a modem, or of a class of modems, of the fax server')
    .optional()
    .describe('One of its modems, or classes of modems; without it any.'),
  FAX_LINES: wholeNumber(1, 100).default(4).describe('How many faxes it is given at once.'),
  FAX_FROM: z.string().max(80).default('Sportello').describe('Who sends, as covers say.'),
};

/** The server that was given; null: none, and nothing goes out by fax. */
export function faxOf(found: z.infer<z.ZodObject<typeof faxVariables>>): FaxSettings | null {
  if (found.FAX_URL === undefined) return null;
  const { hostname, port, username, password } = new URL(found.FAX_URL);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? usualPort : Number(port),
    user: username === '' ? 'sportello' : decodeURIComponent(username),
    password: password === '' ? null : decodeURIComponent(password),
    modem: found.FAX_MODEM ?? null,
    lines: found.FAX_LINES,
    from: found.FAX_FROM,
  };
}

/** The environment from which the same settings are read. */
export function faxEnvironment(fax: FaxSettings | null): Record<string, string> {
  if (fax === null) return { FAX_URL: '' };
  const { host, port, user, password, modem, lines, from } = fax;
  const who = `${encodeURIComponent(user)}${password === null ? '' : `:${encodeURIComponent(password)}`}`;
  return {
    FAX_URL: `hfaxd://${who}@${host.includes(':') ? `[${host}]` : host}:${port}`,
    FAX_MODEM: modem ?? '',
    FAX_LINES: String(lines),
    FAX_FROM: from,
  };
}

function isFaxUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  return protocol === 'hfaxd:' && hostname !== '' && pathname.replace('/', '') + search + hash === '';
}
