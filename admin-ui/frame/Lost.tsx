import { NotFound } from 'react-admin';

/** Where no page is: loaded only there. */
export function Lost() {
  return <NotFound />;
}
