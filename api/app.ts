/** The HTTP application: what every request passes through, then one line a resource. */
import { randomUUID } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { bodyHash } from '../commands/hashing.js';
import { absencesApi } from './absences.js';
import { campaignAttemptsApi } from './campaign-attempts.js';
import { campaignFiguresApi } from './campaign-figures.js';
import { campaignResultsApi } from './campaign-results.js';
import { campaignMachineApi } from './campaign-machine.js';
import { campaignQuotasApi } from './campaign-quotas.js';
import { campaignsApi } from './campaigns.js';
import { attachmentsApi } from './attachments.js';
import { audited } from './audit-trail.js';
import { auditApi } from './audit.js';
import { colleaguesApi } from './colleagues.js';
import { contactsApi } from './contacts.js';
import { calendarsApi } from './calendars.js';
import { callEventsApi } from './call-events.js';
import { callInstancesApi } from './call-instances.js';
import { callQueuesApi } from './call-queues.js';
import { callsApi } from './calls.js';
import { contactListsApi } from './contact-lists.js';
import type { ApiContext } from './context.js';
import { definitionDiffApi } from './definition-diff.js';
import { definitionDraftsApi } from './definition-drafts.js';
import { definitionsApi } from './definitions.js';
import { doNotContactApi } from './do-not-contact.js';
import { docsPage } from './docs-page.js';
import { emptyBody } from './empty-body.js';
import type { ApiEnv } from './environment.js';
import { eventsApi } from './events.js';
import { forecastApi } from './forecast.js';
import { groupTitlesApi } from './group-titles.js';
import { groupsApi } from './groups.js';
import { healthApi } from './health.js';
import { heatApi } from './heat.js';
import { historyApi } from './history.js';
import { historyChoicesApi } from './history-choices.js';
import { securityHeaders } from './headers.js';
import { instanceMovesApi } from './instance-moves.js';
import { instancesApi } from './instances.js';
import { keysApi } from './keys.js';
import { keyedMessagesApi } from './keyed-messages.js';
import { measuresApi } from './measures.js';
import { messagesApi } from './messages.js';
import { measured } from './metrics.js';
import { notesApi } from './notes.js';
import { watchesApi } from './watches.js';
import { noticesApi } from './notices.js';
import { listImportsApi } from './list-imports.js';
import { listRowsApi } from './list-rows.js';
import { personalLinksApi } from './personal-links.js';
import { interviewsApi } from './interviews.js';
import { describeApi } from './openapi.js';
import { gatewaysApi } from './gateways.js';
import { outboxApi } from './outbox.js';
import { operatorsApi } from './operators.js';
import { originCheck } from './origin.js';
import { ownCallApi } from './own-call.js';
import { peopleApi } from './people.js';
import { periodsApi } from './periods.js';
import { peopleHeldApi } from './people-held.js';
import { pivotApi } from './pivot.js';
import { presenceApi } from './presence.js';
import { languageOf } from './language.js';
import { problem, problemResponse, statusOf } from './problem.js';
import { probesApi } from './probes.js';
import { publicationsApi } from './publications.js';
import { publishApi } from './publish.js';
import { detectionsApi } from './mystery-audit-detections.js';
import { mysteryAuditResultsApi } from './mystery-audit-results.js';
import { secondScoringsApi } from './mystery-audit-second.js';
import { mysteryAuditsApi } from './mystery-audits.js';
import { newResource } from './resource.js';
import { publicRequestsApi } from './public-requests.js';
import { publicOptOutApi } from './public-opt-out.js';
import { publicQuestionnairesApi } from './public-questionnaires.js';
import { queueLogApi } from './queue-log.js';
import { questionnairesApi } from './questionnaires.js';
import { queuesApi } from './queues.js';
import { rolesApi } from './roles.js';
import { createApi, type Api } from './services.js';
import { schedulesApi } from './schedules.js';
import { signInApi } from './sign-in.js';
import { signOnApi } from './sign-on-routes.js';
import { taskCommandsApi } from './task-commands.js';
import { tasksApi } from './tasks.js';
import { usersApi } from './users.js';
import { versionMovesApi } from './version-moves.js';
import { webPages } from './web-pages.js';
import { workflowsApi } from './workflows.js';
import { worded } from '../engine/wording/worded.js';

const mostBytes = 1024 * 1024;
const filesGoTo =
  /^\/api\/(attachments|contact-lists\/[^/]+\/imports|do-not-contact\/import|call-events\/queue-log)$/;

/** The application with what its process must do when it stops. */
export interface ApiApp {
  readonly app: OpenAPIHono<ApiEnv>;
  /** Ends the event streams, which would never end by themselves; before the server is closed. */
  readonly endStreams: () => void;
  /** Writes what is still noted; after the last answer. */
  readonly close: () => Promise<void>;
}

/** All that is served under `/api`: a line each. */
const resources: readonly ((api: Api) => OpenAPIHono<ApiEnv>)[] = [
  healthApi,
  signInApi,
  signOnApi,
  instancesApi,
  messagesApi,
  keyedMessagesApi,
  instanceMovesApi,
  tasksApi,
  taskCommandsApi,
  workflowsApi,
  operatorsApi,
  notesApi,
  watchesApi,
  presenceApi,
  absencesApi,
  campaignsApi,
  campaignMachineApi,
  campaignFiguresApi,
  campaignResultsApi,
  campaignQuotasApi,
  campaignAttemptsApi,
  interviewsApi,
  personalLinksApi,
  colleaguesApi,
  heatApi,
  noticesApi,
  attachmentsApi,
  contactsApi,
  gatewaysApi,
  outboxApi,
  eventsApi,
  definitionsApi,
  definitionDraftsApi,
  definitionDiffApi,
  publishApi,
  versionMovesApi,
  publicationsApi,
  publicRequestsApi,
  publicOptOutApi,
  publicQuestionnairesApi,
  questionnairesApi,
  peopleApi,
  peopleHeldApi,
  calendarsApi,
  contactListsApi,
  listRowsApi,
  listImportsApi,
  doNotContactApi,
  callEventsApi,
  queueLogApi,
  callInstancesApi,
  callsApi,
  callQueuesApi,
  probesApi,
  queuesApi,
  historyApi,
  historyChoicesApi,
  ownCallApi,
  pivotApi,
  forecastApi,
  schedulesApi,
  measuresApi,
  periodsApi,
  usersApi,
  groupsApi,
  groupTitlesApi,
  rolesApi,
  keysApi,
  auditApi,
  mysteryAuditsApi,
  mysteryAuditResultsApi,
  detectionsApi,
  secondScoringsApi,
];

/** Makes the application; nothing listens yet. */
export function createApp(context: ApiContext): ApiApp {
  const api = createApi(context);
  const app = newResource();
  passThrough(app, api);
  for (const resource of resources) app.route('/', resource(api));
  app.get('/metrics', async (c) =>
    c.text(await api.metrics.registry.metrics(), 200, { 'Content-Type': api.metrics.registry.contentType }),
  );
  app.route('/api/docs', docsPage());
  describeApi(app);
  app.route('/', webPages(api.web));
  const close = async () => {
    await api.events.close();
    await api.audit.flush();
  };
  const endStreams = () => {
    api.events.stop();
  };
  return { app, endStreams, close };
}

function passThrough(app: OpenAPIHono<ApiEnv>, api: Api): void {
  app.onError((error, c) => {
    const status = statusOf(error);
    if (status === 503)
      c.var.log.warn({ why: error.message, request: c.var.requestId }, 'a part is out of reach');
    else if (status >= 500) c.var.log.error({ err: error, request: c.var.requestId }, 'request failed');
    return problemResponse(error, c.var.requestId, languageOf(c));
  });
  app.notFound((c) =>
    problemResponse(
      problem('not_found', worded`There is no ${c.req.method} ${c.req.path} here; see /api/docs.`),
      c.var.requestId,
      languageOf(c),
    ),
  );
  app.use(async (c, next) => {
    c.set('requestId', randomUUID());
    c.set('authenticate', (context) => api.callers.authenticate(context));
    c.set('hashBody', (body) => bodyHash(api.commands.keys, body));
    c.set('log', api.logger);
    await next();
    // Not by `c.header`, which would make another answer of it, whose body is a stream.
    c.res.headers.set('X-Request-Id', c.var.requestId);
  });
  app.use(emptyBody);
  app.use(measured(api.metrics));
  app.use(securityHeaders(api.signIn.baseUrl.startsWith('https://')));
  app.use(audited(api.audit, api.clock, api.behindProxy));
  app.use(originCheck([api.signIn.baseUrl, ...api.trustedOrigins]));
  app.use(sizeLimit());
}

/** Refuses bodies over the limit: by their announced length, which Node holds them to, or counted where none is announced. */
function sizeLimit(): MiddlewareHandler<ApiEnv> {
  const tooLarge = () =>
    problem('too_large', worded`A body may have at most ${String(mostBytes)} bytes here.`);
  const counted = bodyLimit({
    maxSize: mostBytes,
    onError: () => {
      throw tooLarge();
    },
  });
  return async (c, next) => {
    // Its content is counted as it comes, and has a limit of its own.
    if (filesGoTo.test(c.req.path)) return next();
    const length = c.req.header('content-length');
    if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next);
    if (Number(length) > mostBytes) throw tooLarge();
    return next();
  };
}
