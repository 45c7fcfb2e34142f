/** react-admin's door to sign-in; rights come from `/api/me` and are the API's own words. */
import type { AuthProvider } from 'react-admin';
import { isRight } from '../../domain/rights.js';
import { ApiError, call } from './http.js';
import { forgetMe, me } from './me.js';

/** The provider. Permissions are the list of rights; `canAccess` takes a right as its resource. */
export const authProvider: AuthProvider = {
  async login({ email, password }: { readonly email: string; readonly password: string }) {
    await call('/api/auth/sign-in/email', { method: 'POST', body: { email, password } });
    forgetMe();
  },
  async logout() {
    await call('/api/auth/sign-out', { method: 'POST' }).catch(() => undefined);
    forgetMe();
  },
  async checkAuth() {
    await me();
  },
  async checkError(error: unknown) {
    if (error instanceof ApiError && error.status === 401) {
      forgetMe();
      throw error;
    }
  },
  async getIdentity() {
    const { name, display_name: fullName } = await me();
    return { id: name, fullName };
  },
  async getPermissions() {
    return (await me()).rights;
  },
  async canAccess({ resource }) {
    return !isRight(resource) || (await me()).rights.includes(resource);
  },
};
