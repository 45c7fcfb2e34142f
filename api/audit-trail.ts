/**
 * Who wrote what, when, from where. Commands to instances have the instance's log as their record, so their line here
 * (which adds the address) is written in batches; every other write waits for its line.
 */
import { createMiddleware } from 'hono/factory';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import { insertAudit, insertAuditRows, type AuditRow } from '../store/audit.js';
import type { Store } from '../store/store.js';
import { clientAddress } from './client-address.js';
import type { ApiEnv } from './environment.js';

type AuditLine = Omit<AuditRow, 'id'>;

export interface AuditTrail {
  /** Writes the line and waits for it. */
  write(line: AuditLine): Promise<void>;
  /** Writes the line within a quarter of a second; a process that is killed in between loses it, the instance's log has the rest. */
  note(line: AuditLine): void;
  /** Writes what is noted; for a clean stop. */
  flush(): Promise<void>;
}

const patienceMs = 250;
const batch = 500;

/** Makes the trail of a process. */
export function createAuditTrail(store: Store, logger: Logger): AuditTrail {
  let waiting: AuditLine[] = [];
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const lines = waiting;
    waiting = [];
    for (let from = 0; from < lines.length; from += batch) {
      await insertAuditRows(store, lines.slice(from, from + batch)).catch((error: unknown) => {
        logger.error({ err: error, lines: lines.length - from }, 'audit lines could not be written');
      });
    }
  }

  return {
    write: (line) => insertAudit(store, line),
    note(line) {
      waiting.push(line);
      if (waiting.length >= batch) void flush();
      else timer ??= setTimeout(() => void flush(), patienceMs);
    },
    flush,
  };
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
// An erasure is in no log, nor is a note: their lines here are waited for.
const commands = /^\/api\/(instances|tasks|messages)(?!.*\/(erase|notes)$)(\/|$)/;
// That a page is open is said every few seconds and kept nowhere.
const passing = /^\/api\/instances\/[^/]+\/presence$/;

// Of answers nobody is to find out when, or from where, they came.
const untold = /^\/api\/public\/questionnaires\//;

/** Records every write that came to a guard or further, with its status, and the reading of personal records; other reading is not recorded. */
export function audited(trail: AuditTrail, clock: () => number, behindProxy: boolean) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    await next();
    const read = reading.has(c.req.method);
    if ((read && c.var.auditRead !== true) || passing.test(c.req.path) || untold.test(c.req.path)) return;
    // Absent on public routes and when nobody was signed in, whatever the type says.
    const caller = c.var.caller as ApiEnv['Variables']['caller'] | undefined;
    const line: AuditLine = {
      at: clock(),
      who: caller?.name ?? null,
      what: `${c.req.method} ${routePath(c, -1)}`,
      subject: c.var.auditSubject ?? (Object.values(c.req.param()).join('/') || null),
      source: clientAddress(c, behindProxy),
      details: { status: c.res.status, request: c.var.requestId },
    };
    if (read || commands.test(c.req.path)) trail.note(line);
    else await trail.write(line);
  });
}
