/** What routes share, made once for an application from its context. */
import { createAuth, type Auth } from './auth.js';
import { createAuditTrail, type AuditTrail } from './audit-trail.js';
import { createEventHub, type EventHub } from './event-hub.js';
import { createCallers, type Callers } from './callers.js';
import type { PeriodName } from '../commands/measures/ask.js';
import { measurePeriod, type Counted } from '../commands/measures/measure-period.js';
import { recentMeasures } from '../commands/measures/recent-measures.js';
import type { Refusal } from '../engine/outcome.js';
import type { ApiContext } from './context.js';
import { createApiMetrics, type ApiMetrics } from './metrics.js';
import { createSessionCheck } from './session-check.js';
import { createSessionMemory, type SessionMemory } from './session-memory.js';
import { createSignOn, type SignOn } from './sign-on.js';
import { createSignInLimit, type SignInLimit } from './sign-in-limit.js';

interface ApiServices {
  readonly auth: Auth;
  readonly sessions: SessionMemory;
  readonly callers: Callers;
  /** Null: there is no provider. */
  readonly signOn: SignOn | null;
  readonly signInLimit: SignInLimit;
  readonly metrics: ApiMetrics;
  readonly audit: AuditTrail;
  readonly events: EventHub;
  /** Periods as they were counted a moment ago: for who looks at them, and for the report that she asks for then. */
  readonly counted: (name: PeriodName, how?: { readonly last: boolean }) => Promise<Counted | Refusal>;
}

/** The context with what the API itself adds to it. */
export type Api = ApiContext & ApiServices;

/** Makes what routes share. */
export function createApi(context: ApiContext): Api {
  const auth = createAuth(context.store, context.signIn, context.logger);
  const sessions = createSessionMemory(context.clock);
  const https = context.signIn.baseUrl.startsWith('https://');
  const session = createSessionCheck(auth, sessions, https);
  return {
    ...context,
    auth,
    sessions,
    callers: createCallers({ store: context.store, session, now: context.clock }),
    signOn: createSignOn(context.store, context.signIn, context.logger),
    signInLimit: createSignInLimit(),
    metrics: createApiMetrics(context.registry ?? undefined),
    events: createEventHub(context.store, context.logger),
    audit: createAuditTrail(context.store, context.logger),
    counted: recentMeasures({
      clock: context.commands.clock,
      measure: ({ contract, period }: PeriodName) => measurePeriod(context.commands, { contract, period }),
    }),
  };
}
