/**
 * The one place where what went wrong becomes an HTTP answer: `application/problem+json` (RFC 9457).
 * Commands answer refusals, routes throw what this file makes of them, `onError` in app.ts writes it out.
 */
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { unavailable, type Unavailable } from '../commands/unavailable.js';
import type { Refusal } from '../engine/outcome.js';
import type { Problem } from '../engine/reading.js';
import { inEnglish, worded, type Worded } from '../engine/wording/worded.js';
import { said, inLanguage, type Language } from './language.js';

/** A field at fault: a JSON pointer into what was sent, and what is wrong with it, in English and where it is known for any language. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
  readonly worded?: Worded | undefined;
}

/** Why a request was not served; each code has one status, below. */
export type ProblemCode =
  | 'unreadable'
  | 'not_signed_in'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'changed_meanwhile'
  | 'too_large'
  | 'wrong_type'
  | 'invalid'
  | 'too_many_requests'
  | 'fault'
  | 'unavailable';

const statuses: Readonly<Record<ProblemCode, ContentfulStatusCode>> = {
  unreadable: 400,
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  changed_meanwhile: 412,
  too_large: 413,
  wrong_type: 415,
  invalid: 422,
  too_many_requests: 429,
  fault: 500,
  unavailable: 503,
};

const titles: Readonly<Record<ProblemCode, Worded>> = {
  unreadable: worded`The request cannot be read`,
  not_signed_in: worded`Not signed in`,
  forbidden: worded`Not allowed`,
  not_found: worded`Not found`,
  method_not_allowed: worded`Method not allowed`,
  conflict: worded`Conflict`,
  changed_meanwhile: worded`Changed meanwhile`,
  too_large: worded`Too large`,
  wrong_type: worded`Wrong content type`,
  invalid: worded`Invalid`,
  too_many_requests: worded`Too many requests`,
  fault: worded`Fault`,
  unavailable: worded`Unavailable`,
};

/** What a problem may carry beside its code and sentence. */
export interface ProblemDetails {
  readonly errors?: readonly FieldError[];
  /** What is wrong with definitions, by file and line. */
  readonly problems?: readonly Problem[];
  /** Seconds after which it may be tried again. */
  readonly retryAfter?: number;
  /** Further members of the answer. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

interface ProblemCause {
  readonly problem: ProblemCode;
  readonly detail: Worded;
  readonly details: ProblemDetails;
}

/** Makes the exception that ends a request with this problem; the sentence is shown to the caller, so it holds no secret and no personal data. */
export function problem(code: ProblemCode, detail: Worded, details: ProblemDetails = {}): HTTPException {
  const cause: ProblemCause = { problem: code, detail, details };
  return new HTTPException(statuses[code], { message: inEnglish(detail), cause });
}

/** Seconds after which a caller may ask again for what could not be reached. */
const retryAfter = 5;

/** The exception for a command's refusal: its code decides the status. */
export function refused(refusal: Refusal | Unavailable): HTTPException {
  if (refusal.code === 'unavailable')
    return problem('unavailable', refusal.worded, { retryAfter, extra: { part: refusal.part } });
  return problem(refusal.code, refusal.worded, { errors: refusal.errors });
}

/**
 * What a command answered, if it did what was asked.
 * @throws problem by the refusal's code, if it did not.
 */
export function granted<Answer extends { readonly ok: true }>(
  answer: Answer | Refusal | Unavailable,
): Answer {
  if (answer.ok) return answer;
  throw refused(answer);
}

/** The body and headers of a problem in a language; `number` is what the caller may quote. Anything that is no problem of ours is a fault without detail. */
export function problemResponse(error: unknown, number: string, language: Language): Response {
  const { code, detail, details } = describe(error);
  const body = {
    type: `urn:sportello:problem:${code}`,
    title: said(titles[code], language),
    status: statuses[code],
    code,
    detail: said(detail, language),
    instance: `urn:uuid:${number}`,
    request_id: number,
    ...(details.errors === undefined ? {} : { errors: inLanguage(details.errors, language) }),
    ...(details.problems === undefined ? {} : { problems: inLanguage(details.problems, language) }),
    ...inLanguage(details.extra, language),
  };
  return new Response(JSON.stringify(body), {
    status: statuses[code],
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(details.retryAfter === undefined
        ? {}
        : { 'Retry-After': String(Math.max(1, Math.ceil(details.retryAfter))) }),
      ...(code === 'not_signed_in' ? { 'WWW-Authenticate': 'Bearer realm="sportello"' } : {}),
    },
  });
}

/** The status that a thrown error will be answered with. */
export function statusOf(error: unknown): number {
  return statuses[describe(error).code];
}

interface Described {
  readonly code: ProblemCode;
  readonly detail: Worded;
  readonly details: ProblemDetails;
}

function describe(error: unknown): Described {
  if (error instanceof HTTPException) {
    const cause: unknown = error.cause;
    if (isProblemCause(cause)) return { code: cause.problem, detail: cause.detail, details: cause.details };
    if (error.status === 400)
      return { code: 'unreadable', detail: worded`The body is not what its content type says.`, details: {} };
    if (error.status === 415)
      return {
        code: 'wrong_type',
        detail: worded`This route takes no body of that content type.`,
        details: {},
      };
    if (error.status === 413)
      return { code: 'too_large', detail: worded`The body is larger than this route takes.`, details: {} };
  }
  const away = unavailable(error);
  if (away !== null)
    return { code: 'unavailable', detail: away.worded, details: { retryAfter, extra: { part: away.part } } };
  return {
    code: 'fault',
    detail: worded`Something went wrong on our side; quote the number when you ask about it.`,
    details: {},
  };
}

function isProblemCause(cause: unknown): cause is ProblemCause {
  return typeof cause === 'object' && cause !== null && 'problem' in cause && 'detail' in cause;
}
