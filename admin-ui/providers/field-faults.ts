/** What a refusal says of single fields, to be shown at them. */
import { ApiError } from './http.js';

/** What a refusal says of a field (by its name in the body, or by its way there: `levels/0/name`); undefined where nothing. */
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
