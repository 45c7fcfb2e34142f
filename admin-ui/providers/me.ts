/** Who is signed in; asked once a page, shared by all that asks. */
import type { Right } from '../../domain/rights.js';
import { call } from './http.js';

export interface Me {
  readonly name: string;
  readonly display_name: string;
  readonly groups: readonly string[];
  readonly skills: readonly string[];
  readonly rights: readonly Right[];
}

let asked: Promise<Me> | null = null;

/** The person who is signed in. @throws ApiError with status 401 if nobody is */
export function me(): Promise<Me> {
  asked ??= call<Me>('/api/me').then(
    ({ body }) => body,
    (error: unknown) => {
      asked = null;
      throw error;
    },
  );
  return asked;
}

/** To be called when somebody signs in or out. */
export function forgetMe(): void {
  asked = null;
}
