/** The task queues, named once. Instances and their recording share one; each gateway has its own, so that a slow one holds up no other. */
export const instanceQueue = 'sportello';

/** Queues of the gateways that services speak to. */
export const gatewayQueues = { http: 'sportello-http', mail: 'sportello-mail' } as const;

const queueByService: Readonly<Record<string, string>> = {
  http_call: gatewayQueues.http,
  mail_send: gatewayQueues.mail,
};

/** The task queue whose workers perform `service`; a service without a gateway of its own is performed where instances run. */
export function queueOf(service: string): string {
  return queueByService[service] ?? instanceQueue;
}

// A mail is handed to our own server of outgoing mail; what a definition calls by HTTP may take its time.
const briefQueues: ReadonlySet<string> = new Set([instanceQueue, gatewayQueues.mail]);

/** Whether what a queue's workers perform is short by nature. */
export function isBrief(queue: string): boolean {
  return briefQueues.has(queue);
}
