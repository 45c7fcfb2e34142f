// The command line. Each command is a file, loaded only when it is asked for: `check` needs no Temporal client.
import { parseArgs } from 'node:util';

interface Command {
  readonly does: string;
  readonly load: () => Promise<{ readonly run: (args: readonly string[]) => Promise<number> }>;
}

const commands: Readonly<Record<string, Command>> = {
  start: { does: 'start everything, until Ctrl-C', load: () => import('./commands/start.js') },
  worker: { does: 'run one more worker', load: () => import('./commands/worker.js') },
  stack: {
    does: 'run only the embedded PostgreSQL and Temporal',
    load: () => import('./commands/stack.js'),
  },
  check: { does: 'find what is wrong with a tree of definitions', load: () => import('./commands/check.js') },
  test: { does: 'play the scenarios of a tree of definitions', load: () => import('./commands/test.js') },
  demo: {
    does: 'tell a story on the real engine, with time skipped',
    load: () => import('./commands/demo.js'),
  },
  'demo-calls': {
    does: 'tell of a month of calls that never were, with their probes',
    load: () => import('./commands/demo-calls.js'),
  },
  'import-queue-log': {
    does: 'take the calls of a queue_log of Asterisk',
    load: () => import('./commands/import-queue-log.js'),
  },
  report: { does: 'write the report of a period of a contract', load: () => import('./commands/report.js') },
  schema: { does: 'give the JSON Schema of the language', load: () => import('./commands/schema.js') },
  services: { does: 'list what definitions may call', load: () => import('./commands/services.js') },
  verify: {
    does: 'hold log, state and workflows against each other',
    load: () => import('./commands/verify.js'),
  },
  rebuild: {
    does: 'write the tables of instances, tasks and clocks anew from the log',
    load: () => import('./commands/rebuild.js'),
  },
  'rebuild-calls': {
    does: 'put calls together anew from their events, by the rules of this version',
    load: () => import('./commands/rebuild-calls.js'),
  },
  bundle: {
    does: 'bundle the workflows ahead of the first start',
    load: () => import('./commands/bundle.js'),
  },
  admin: {
    does: 'make an administrator, the first of a production',
    load: () => import('./commands/admin.js'),
  },
  migrate: { does: 'bring the database to the current tables', load: () => import('./commands/migrate.js') },
};

function usage(): string {
  const lines = Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(17)} ${does}`);
  return `sportello <command>\n\n${lines.join('\n')}`;
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
  });
  const [name] = positionals;
  const command = name === undefined ? undefined : commands[name];
  if (command !== undefined && name !== undefined) {
    const { run } = await command.load();
    return run(process.argv.slice(process.argv.indexOf(name, 2) + 1));
  }
  const asked = values.help === true;
  console[asked ? 'log' : 'error'](asked ? usage() : `There is no command "${name ?? ''}".\n\n${usage()}`);
  return asked ? 0 : 2;
}

// Whoever read our lines may have gone (a closed terminal, `| head`): no reason to stop serving, or to stop badly.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

try {
  process.exitCode = await main();
} catch (error) {
  // A fault of the surroundings tells its way out; the stack is for those who ask.
  console.error(
    error instanceof Error ? (process.argv.includes('--stack') ? error.stack : error.message) : error,
  );
  process.exitCode = 1;
}
process.exit();
