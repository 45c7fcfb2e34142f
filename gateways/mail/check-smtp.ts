/** Whether a mail server takes our mail: a greeting and a sign-in, without a mail. */
import { createTransport } from 'nodemailer';
import { serverAt } from './smtp-sender.js';

const patienceMs = 10_000;

/** Connects to the server at `url`, and signs in. @throws Error saying what came, where it can't be */
export async function checkSmtp(url: string, signal: AbortSignal): Promise<void> {
  const transport = createTransport({
    ...serverAt(url),
    ...{ connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
  });
  const stop = () => transport.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await transport.verify();
  } finally {
    signal.removeEventListener('abort', stop);
    transport.close();
  }
}
