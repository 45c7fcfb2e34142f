/** Writing a record of the settings: the whole of it, under its tag, so that nobody's change is overwritten unseen. */
import { call, newKey } from '../providers/http.js';

/** Makes a record. @throws ApiError where it is refused */
export async function make<Body>(path: string, body: object): Promise<Body> {
  const answer = await call<Body>(path, { method: 'POST', body, headers: { 'Idempotency-Key': newKey() } });
  return answer.body;
}

/** Writes a record; refused if it has changed since it was read with this tag. @throws ApiError */
export async function put<Body>(path: string, body: object, etag: string | null): Promise<Body> {
  const answer = await call<Body>(path, {
    method: 'PUT',
    body,
    ...(etag === null ? {} : { headers: { 'If-Match': etag } }),
  });
  return answer.body;
}
