import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { nameSchema, passwordSchema } from '../../api/schemas.js';
import { createAdministrator } from '../../commands/first-administrator.js';
import { closeStore, openStore } from '../../store/store.js';
import { joinHome } from '../processes/embedded.js';
import { readSettings } from '../settings.js';
import { runnable } from './definitions-folder.js';

const usage = 'sportello admin --name NAME --email EMAIL';
const personSchema = z.object({ name: nameSchema, email: z.email().max(254), password: passwordSchema });

/**
 * `sportello admin --name NAME --email EMAIL`: makes an administrator of an installation, the first of a production. The
 * password is the first line of standard input; if that is empty, one is made and printed this once. Exit status 0: made;
 * 1: refused, nothing was changed; 2: it could not be done.
 */
export function run(args: readonly string[]): Promise<number> {
  return runnable(usage, async () => {
    const { values } = parseArgs({
      args: [...args],
      options: { name: { type: 'string' }, email: { type: 'string' } },
    });
    if (values.name === undefined || values.email === undefined) throw new Error(`Who? ${usage}`);
    const settings = joinHome(readSettings());
    const given = await askPassword();
    const password = given === '' ? randomBytes(18).toString('base64url') : given;
    const read = personSchema.safeParse({ name: values.name, email: values.email, password });
    if (!read.success) {
      for (const { path, message } of read.error.issues) console.error(`${path.join('.')}: ${message}`);
      return 1;
    }
    const store = openStore(settings.databaseUrl, { max: 1 });
    try {
      const made = await createAdministrator(store, read.data, Date.now());
      if (!made.ok) {
        console.error(made.message);
        return 1;
      }
    } finally {
      await closeStore(store);
    }
    console.log(`${read.data.name} is an administrator and signs in as ${read.data.email}`);
    if (given === '') console.log(`with the password, shown this once: ${password}`);
    return 0;
  });
}

/** The first line of standard input, not shown while it is typed; '' when there is none. */
async function askPassword(): Promise<string> {
  const terminal = process.stdin.isTTY;
  const nowhere = new Writable({ write: (_, __, done) => done() });
  if (terminal) process.stderr.write('Password (empty: one is made): ');
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal });
  const [line] = await new Promise<string[]>((settle) => {
    lines.once('line', (text) => settle([text]));
    lines.once('close', () => settle([]));
    lines.once('SIGINT', () => process.exit(130));
  });
  lines.close();
  if (terminal) process.stderr.write('\n');
  return line ?? '';
}
