/** The story's first mail, sent by SMTP and taken as the server takes mail: what comes in is what the ticket's channel makes of it. */
import { createTransport } from 'nodemailer';
import type { Program } from '../../engine/definition.js';
import type { JsonObject } from '../../engine/json.js';
import { channelOf, dataOfContact } from '../../engine/running.js';
import type { IncomingMail } from '../../domain/mail.js';
import { startReceiver } from '../../gateways/mail-in/smtp-receiver.js';

/** What the citizen writes. */
export interface Letter {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly language: string;
}

const to = 'assistenza@example.org';

/** Sends the mail to a server of its own on loopback; answers the data that the workflow's channel `email` starts an instance with. @throws when the workflow takes no mail, or not this one */
export async function mailedData(program: Program, letter: Letter, receivedAt: number): Promise<JsonObject> {
  const channel = channelOf(program, 'email');
  if (channel === null) throw new Error(`No mail opens a ${program.workflow.name}: it has no channel email.`);
  const mail = await delivered(letter);
  const { from, name, subject, text, html, language } = mail;
  const received = new Date(receivedAt).toISOString();
  const contact = { from, name, subject, text, html, language, attachments: [], received_at: received };
  const started = dataOfContact(program, channel, contact, receivedAt);
  if ('data' in started) return started.data;
  throw new Error(started.message);
}

async function delivered({ from, subject, text, language }: Letter): Promise<IncomingMail> {
  const taken: IncomingMail[] = [];
  const receiver = await startReceiver({
    host: '127.0.0.1',
    port: 0,
    addresses: [to],
    receive: async (mail) => void taken.push(mail),
    onFault: () => undefined,
  });
  const sender = createTransport({ host: receiver.host, port: receiver.port, ignoreTLS: true });
  try {
    await sender.sendMail({ from, to, subject, text, headers: { 'Content-Language': language } });
  } finally {
    sender.close();
    await receiver.stop();
  }
  const [mail] = taken;
  if (mail === undefined) throw new Error('The mail did not arrive.');
  return mail;
}
