/** Which part is out of reach, told from the error that its client gave. */
import { QueryRejectedError, WorkflowNotFoundError, isGrpcServiceError } from '@temporalio/client';
import { inEnglish, worded, type Worded } from '../engine/wording/worded.js';

/** A part that a command needs is out of reach. Nothing is lost: the same command may be sent again under its id. */
export interface Unavailable {
  readonly ok: false;
  readonly code: 'unavailable';
  readonly part: 'store' | 'temporal' | 'worker';
  /** In English. */
  readonly message: string;
  readonly worded: Worded;
}

// grpc status codes: 4 deadline exceeded, 9 failed precondition, 8 resource exhausted, 14 unavailable, 1 cancelled.
const deadlineExceeded = 4;
const failedPrecondition = 9;
const temporalAway = new Set([1, 8, 14]);
const storeAway = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
]);

/** Answers what is out of reach, or null when the error is of another kind. */
export function unavailable(error: unknown): Unavailable | null {
  const status = grpcStatus(error);
  if (status === deadlineExceeded) {
    return away('worker', worded`No worker answered in time.`);
  }
  if (status !== null && temporalAway.has(status)) {
    return away('temporal', worded`Temporal cannot be reached.`);
  }
  if (isStoreAway(error))
    return away(
      'store',
      worded`The store cannot be reached. Send the command again with the same Idempotency-Key.`,
    );
  return null;
}

/** True when Temporal knows no running workflow of that id. */
export function isWorkflowMissing(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError || error instanceof QueryRejectedError;
}

/** True when a workflow can't answer, as it has had no workflow task yet: it was started with a delay. */
export function isNotBegun(error: unknown): boolean {
  return grpcStatus(error) === failedPrecondition;
}

function away(part: Unavailable['part'], what: Worded): Unavailable {
  return { ok: false, code: 'unavailable', part, message: inEnglish(what), worded: what };
}

function grpcStatus(error: unknown): number | null {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (isGrpcServiceError(cause)) return cause.code;
  }
  return null;
}

function isStoreAway(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && storeAway.has(cause.code)) return true;
    if (/Connection terminated|timeout exceeded when trying to connect/.test(cause.message)) return true;
  }
  return false;
}
