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
