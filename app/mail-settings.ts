/** The settings of mail, in and out: read with all others (settings.ts). */
import { z } from 'zod';
import { missing, wholeNumber } from './setting-values.js';

/** An address of ours: mail to it opens an instance of the workflow, by the channel. */
interface MailAddress {
  readonly address: string;
  readonly workflow: string;
  readonly channel: string;
}

export interface MailSettings {
  /** The server that our mail goes out by, `smtp://user:password@host:587`; null: none (outside production an outbox of our own). */
  readonly smtpUrl: string | null;
  /** The sender of our mail, as its readers see it. */
  readonly mailFrom: string;
  /** Where mail is delivered to us by SMTP; the port null: not at all in production, else at any that is free. */
  readonly mailHost: string;
  readonly mailPort: number | null;
  /** Our addresses, and what mail to each of them opens. */
  readonly mailAddresses: readonly MailAddress[];
}

const smtpUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '',
    'must be like smtp://user:password@host:587 or smtps://host',
  );

const mailFrom = z
  .string()
  .regex(
    /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
    'must be like "Sportello <sportello@example.org>"',
  );

const mailAddresses = z.string().transform((text, context): MailAddress[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .flatMap((each) => {
      const [, address = '', workflow = '', channel = 'email'] =
        /^([^\s=+@]+@[^\s=@]+)=([a-z][a-z0-9_]*)(?:\/([a-z][a-z0-9_]*))?$/.exec(each) ?? [];
      if (address !== '') return [{ address: address.toLowerCase(), workflow, channel }];
      const message = `must be a list like "help@example.org=ticket,pec@example.org=ticket/pec", not "${each}"`;
      context.addIssue({ code: 'custom', message });
      return [];
    }),
);

/** What the environment may hold of it. */
export const mailVariables = {
  SMTP_URL: smtpUrl
    .optional()
    .describe(
      'The server that mail goes out by, `smtp://user:password@host:587`. Without it an outbox (`GET /api/outbox`) outside production; in production what sends mail becomes an incident.',
    ),
  MAIL_FROM: mailFrom
    .default('Sportello <assistenza@example.org>')
    .describe('The sender of our mail; to be said in production beside `SMTP_URL`.'),
  MAIL_HOST: z.string().default('127.0.0.1').describe('The address that mail is taken at.'),
  MAIL_PORT: wholeNumber(0, 65_535)
    .optional()
    .describe(
      'The port that mail is taken at by SMTP. Without it none in production, any that is free elsewhere.',
    ),
  MAIL_ADDRESSES: mailAddresses
    .optional()
    .describe(
      'Our addresses, and what mail to each opens, by which channel: `help@example.org=ticket,pec@example.org=ticket/pec`.',
    ),
};

/** Where the demonstration's citizens write to. */
const demoAddresses: readonly MailAddress[] = [
  { address: 'assistenza@example.org', workflow: 'ticket', channel: 'email' },
];

/** What was given, with the demonstration's addresses outside production. */
export function mailOf(found: z.infer<z.ZodObject<typeof mailVariables>>, mode: string): MailSettings {
  return {
    smtpUrl: found.SMTP_URL ?? null,
    mailFrom: found.MAIL_FROM,
    mailHost: found.MAIL_HOST,
    mailPort: found.MAIL_PORT ?? null,
    mailAddresses: found.MAIL_ADDRESSES ?? (mode === 'production' ? [] : demoAddresses),
  };
}

/** What production lacks of it. */
export function mailFaults(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  return [
    ...(given['SMTP_URL'] !== undefined && given['MAIL_FROM'] === undefined
      ? [missing('MAIL_FROM', 'the sender of the mail that goes out by SMTP_URL')]
      : []),
    ...(given['MAIL_PORT'] !== undefined && given['MAIL_ADDRESSES'] === undefined
      ? [missing('MAIL_ADDRESSES', 'what mail to which address opens, help@example.org=ticket')]
      : []),
  ];
}

/** The environment from which the same settings are read. */
export function mailEnvironment(settings: MailSettings): Record<string, string> {
  return {
    SMTP_URL: settings.smtpUrl ?? '',
    MAIL_FROM: settings.mailFrom,
    MAIL_HOST: settings.mailHost,
    MAIL_PORT: settings.mailPort === null ? '' : String(settings.mailPort),
    MAIL_ADDRESSES: settings.mailAddresses
      .map(({ address, workflow, channel }) => `${address}=${workflow}/${channel}`)
      .join(','),
  };
}
