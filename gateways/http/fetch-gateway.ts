/** The real HTTP gateway: only to hosts that the settings allow, redirects not followed (they could lead elsewhere), answers of at most 1 MiB. */
import type { HttpAnswer, HttpGateway, HttpRequest } from './port.js';

const largestAnswer = 1024 * 1024;

/** Makes a gateway that reaches `allowedHosts` (`name` or `name:port`) and nothing else. */
export function createFetchGateway(allowedHosts: readonly string[]): HttpGateway {
  const allowed = new Set(allowedHosts);
  return {
    async request(request) {
      const url = new URL(request.url);
      if (!allowed.has(url.host) && !allowed.has(url.hostname)) {
        return {
          ok: false,
          why: 'host_not_allowed',
          message: `${url.host} is not among the hosts that HTTP_CALL_HOSTS allows.`,
        };
      }
      try {
        return await send(request);
      } catch (error) {
        const cause =
          error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
        if (request.signal.aborted)
          return { ok: false, why: 'timeout', message: `${url.host} did not answer in time.` };
        return { ok: false, why: 'unreachable', message: `${url.host}: ${cause}` };
      }
    },
  };
}

async function send(request: HttpRequest): Promise<HttpAnswer> {
  const response = await fetch(request.url, {
    method: request.method,
    headers: request.headers,
    body: request.body,
    signal: request.signal,
    redirect: 'manual',
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream: AsyncIterable<Uint8Array> | readonly Uint8Array[] = response.body ?? [];
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > largestAnswer)
      return { ok: false, why: 'too_large', message: `The answer is larger than ${largestAnswer} bytes.` };
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks).toString('utf8');
  return { ok: true, status: response.status, headers: Object.fromEntries(response.headers), body };
}
