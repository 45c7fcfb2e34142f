/** The settings of the telephone switch: read with all others (settings.ts). */
import { z } from 'zod';
import { wholeNumber } from './setting-values.js';

/** The switch by which recorded messages are told. */
export interface TelephonySettings {
  /** Its interface RWI. */
  readonly url: string;
  readonly token: string;
  /** The host of the addresses that are called. */
  readonly sipHost: string;
  /** The trunk by which calls go out; null: the switch's own routes say it. */
  readonly trunk: string | null;
  /** The number that is shown to who is called; null: the switch's. */
  readonly caller: string | null;
  /** How many calls there are at once, of all lists and by all workers. */
  readonly lines: number;
  /** How long a number rings. */
  readonly ringMs: number;
  /** The folder of recordings, which the switch reads at the same path; null: in our own home. */
  readonly sounds: string | null;
}

const rwiUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^wss?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '',
    'must be like ws://switch.example.org:8080/rwi/v1',
  );

/** What the environment may hold of it. */
export const telephonyVariables = {
  TELEPHONY_URL: rwiUrl
    .optional()
    .describe(
      'The interface RWI of a RustPBX, `ws://host:8080/rwi/v1`, by which recorded messages are told; without it operators dial by hand and no message is told.',
    ),
  TELEPHONY_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be a token of the switch, without blanks')
    .optional()
    .describe(
      'A token of the switch, one of `[[rwi.tokens]]` in its settings; needed beside `TELEPHONY_URL`.',
    ),
  TELEPHONY_SIP_HOST: z
    .string()
    .regex(/^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i, 'must be a host, or host:port')
    .optional()
    .describe('Whom `sip:NUMBER@…` is called at; without it the host of the switch.'),
  TELEPHONY_TRUNK: z
    .string()
    .regex(/^[\w.-]{1,60}$/, 'must be the name of a trunk of the switch')
    .optional()
    .describe('The trunk by which calls go out; without it the routes of the switch say it.'),
  TELEPHONY_CALLER: z
    .string()
    .regex(/^\+?\d{3,20}$/, 'must be a telephone number')
    .optional()
    .describe('The number that is shown to who is called; without it that of the switch.'),
  TELEPHONY_LINES: wholeNumber(1, 500)
    .default(10)
    .describe('How many calls there are at once, of all lists and by all workers.'),
  TELEPHONY_RING_SECONDS: wholeNumber(5, 120).default(30).describe('How long a number rings, in seconds.'),
  TELEPHONY_SOUNDS: z
    .string()
    .regex(/^\//, 'must be the absolute path of a folder that the switch reads, too')
    .optional()
    .describe(
      'The folder of recordings, which the switch reads at the same path; without it `sounds` in the home.',
    ),
};

type Found = z.infer<z.ZodObject<typeof telephonyVariables>>;

/** The switch that was given; null: none, and telephony is by hand. */
export function telephonyOf(found: Found): TelephonySettings | null {
  const { TELEPHONY_URL: url, TELEPHONY_TOKEN: token } = found;
  if (url === undefined || token === undefined) return null;
  return {
    ...{ url, token },
    sipHost: found.TELEPHONY_SIP_HOST ?? new URL(url).hostname,
    trunk: found.TELEPHONY_TRUNK ?? null,
    caller: found.TELEPHONY_CALLER ?? null,
    lines: found.TELEPHONY_LINES,
    ringMs: found.TELEPHONY_RING_SECONDS * 1_000,
    sounds: found.TELEPHONY_SOUNDS ?? null,
  };
}

/** What is missing beside what was given. */
export function telephonyFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  if (given['TELEPHONY_URL'] === undefined || given['TELEPHONY_TOKEN'] !== undefined) return [];
  return [
    'TELEPHONY_TOKEN: missing beside TELEPHONY_URL; it is one of [[rwi.tokens]] in the settings of the switch',
  ];
}

/** The environment from which the same settings are read. */
export function telephonyEnvironment(telephony: TelephonySettings | null): Record<string, string> {
  if (telephony === null) return { TELEPHONY_URL: '' };
  const { url, token, sipHost, trunk, caller, lines, ringMs, sounds } = telephony;
  return {
    ...{ TELEPHONY_URL: url, TELEPHONY_TOKEN: token, TELEPHONY_SIP_HOST: sipHost },
    TELEPHONY_TRUNK: trunk ?? '',
    TELEPHONY_CALLER: caller ?? '',
    TELEPHONY_LINES: String(lines),
    TELEPHONY_RING_SECONDS: String(Math.round(ringMs / 1_000)),
    TELEPHONY_SOUNDS: sounds ?? '',
  };
}
