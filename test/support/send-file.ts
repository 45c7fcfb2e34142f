/** Sends a file as the body of a request, in tests of the API. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from '../../api/environment.js';
import type { ApiClient } from './api-client.js';

/** Sends the file in the client's name; answers what came. */
export async function sendFile(
  app: OpenAPIHono<ApiEnv>,
  client: ApiClient,
  path: string,
  file: string | Uint8Array,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const headers = { Cookie: client.cookies(), 'Content-Type': 'application/octet-stream' };
  const answer = await app.request(path, { method: 'POST', headers, body: Buffer.from(file) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
