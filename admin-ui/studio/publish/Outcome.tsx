import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { When } from '../../parts/When.js';
import type { Done } from './publications.js';

/** What publishing came to, in a line. */
export function Outcome({ done }: { readonly done: Done }) {
  const translate = useTranslate();
  if ('waits' in done) {
    const { state, valid_at: from } = done.waits;
    return (
      <Alert severity="info" role="status">
        {translate(`publish.done.${state}`)} {from === null ? null : <When at={from} />}
      </Alert>
    );
  }
  const { published, removed, batches } = done.published;
  const what = [
    ...published.map(({ kind, name, version }) => `${kind} ${name} ${String(version)}`),
    ...removed.map(({ kind, name }) => `− ${kind} ${name}`),
  ].join(', ');
  return (
    <Alert severity="success" role="status">
      {translate('publish.done.published', { what })}{' '}
      {translate(batches.length === 0 ? 'publish.done.kept' : 'publish.done.moving')}
    </Alert>
  );
}
