/** The client of Temporal, as commands use it. */
import { Client, Connection, QueryRejectCondition } from '@temporalio/client';
import { createPayloadCodec } from '../commands/payload-codec.js';

/** A client that connects at its first call, and again by itself whenever Temporal was away. Close its connection at the end. */
export function createTemporalClient(address: string, namespace: string): Client {
  return new Client({
    connection: Connection.lazy({ address }),
    namespace,
    dataConverter: { payloadCodecs: [createPayloadCodec()] },
    // A query to a workflow that is over would answer from its history, as if it still ran.
    workflow: {
      queryRejectCondition: QueryRejectCondition.NOT_OPEN,
    },
  });
}
