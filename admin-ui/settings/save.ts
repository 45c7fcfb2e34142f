/** Writing a record of the settings: the whole of it, under its tag, so that nobody's change is overwritten unseen. */
import { ApiError, call, newKey } from '../providers/http.js';

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

/** What a refusal says of a field (by its name in the body); undefined where nothing. */
export function faultOf(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const at = `/${field}`;
  return error.errors.find(({ path }) => path === at || path.startsWith(`${at}/`))?.message;
}

/** Whether a refusal is about fields alone, so that it is said there and nowhere else. */
export function isAllAtFields(error: unknown, fields: readonly string[]): boolean {
  if (!(error instanceof ApiError) || error.errors.length === 0) return false;
  return error.errors.every(({ path }) => fields.includes(path.split('/')[1] ?? ''));
}
