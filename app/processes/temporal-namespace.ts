import { setTimeout as pause } from 'node:timers/promises';
import { Connection, isGrpcServiceError } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { ConnectedSettings } from './embedded.js';

/** For how long Temporal keeps a workflow that has ended; our own log keeps the instance. */
const retention = '7 days';
const notFound = 5;
const alreadyExists = 6;
/** A cluster's servers look for new namespaces every ten seconds. */
const visibleWithinMs = 60_000;

/**
 * Makes the namespace on the Temporal server if it is missing, and waits until it can be used.
 * @throws when the server can't be reached or doesn't show the namespace within a minute
 */
export async function ensureNamespace({
  temporalAddress: address,
  temporalNamespace: namespace,
}: ConnectedSettings): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 10_000 }).catch((cause: unknown) => {
    throw new Error(`Temporal doesn't answer at ${address} (TEMPORAL_ADDRESS)`, { cause });
  });
  const exists = () =>
    connection.workflowService.describeNamespace({ namespace }).then(
      () => true,
      (error: unknown) => hasCode(error, notFound, false),
    );
  try {
    if (await exists()) return;
    await connection.workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs(retention) })
      .catch((error: unknown) => hasCode(error, alreadyExists, null));
    for (const end = performance.now() + visibleWithinMs; !(await exists()); await pause(200))
      if (performance.now() > end)
        throw new Error(`Temporal at ${address} made the namespace ${namespace} but doesn't show it`);
  } finally {
    await connection.close();
  }
}

/** The answer for a fault with this gRPC code; any other is thrown on. */
function hasCode<T>(error: unknown, code: number, answer: T): T {
  if (isGrpcServiceError(error) && Number(error.code) === code) return answer;
  throw error;
}
