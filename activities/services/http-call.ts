/** The service `http_call`: one request to another system. */
import type { Json, JsonObject } from '../../engine/json.js';
import { isJsonObject } from '../../engine/json.js';
import type { HttpAnswer, HttpGateway } from '../../gateways/http/port.js';
import { done, failed, type Service } from '../service.js';

// By RFC 9110 §9.2.2 the same request twice has the effect of one.
const idempotentMethods = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

/** Makes `http_call` over a gateway. The step's effect travels as Idempotency-Key, for systems that know it. */
export function createHttpCall(gateway: HttpGateway): Service {
  return {
    async call({ input, effect, signal }) {
      const url = typeof input['url'] === 'string' ? input['url'] : '';
      if (!URL.canParse(url)) return failed('bad_request', `http_call: "${url}" is not a URL.`, true);
      const headers: Record<string, string> = {
        accept: 'application/json',
        'idempotency-key': effect,
        ...textHeaders(input['headers']),
      };
      const body = input['body'] ?? null;
      if (body !== null && headers['content-type'] === undefined)
        headers['content-type'] = 'application/json';
      const text = body === null ? null : typeof body === 'string' ? body : JSON.stringify(body);
      const method = methodOf(input);
      return outcomeOf(await gateway.request({ url, method, headers, body: text, signal }), method);
    },
    repeatable: (input) => idempotentMethods.has(methodOf(input)),
  };
}

function methodOf(input: JsonObject): string {
  return typeof input['method'] === 'string' ? input['method'].toUpperCase() : 'GET';
}

function textHeaders(headers: Json | undefined): Record<string, string> {
  if (!isJsonObject(headers)) return {};
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
}

function outcomeOf(answer: HttpAnswer, method: string) {
  if (!answer.ok) {
    // It may have arrived: only a person can say whether to send it again.
    if (answer.why === 'timeout' && !idempotentMethods.has(method))
      return failed('in_doubt', answer.message, true);
    const code = answer.why === 'host_not_allowed' || answer.why === 'too_large' ? answer.why : 'temporary';
    return failed(code, answer.message, code !== 'temporary');
  }
  if (answer.status >= 500 || answer.status === 429)
    return failed('temporary', `It answered ${answer.status}.`, false);
  if (answer.status >= 400) return failed('refused', `It answered ${answer.status}.`, true);
  return done({ status: answer.status, headers: answer.headers, body: parsedBody(answer.body) });
}

function parsedBody(body: string): Json {
  if (body === '') return null;
  try {
    return JSON.parse(body) as Json;
  } catch {
    return body;
  }
}
