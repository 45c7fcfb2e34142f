import { Alert, Button, Link as TextLink } from '@mui/material';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { addressOf } from '../address.js';
import { movesDefinitions } from './together.js';
import type { Changes } from './use-together.js';

/** Says what was changed in several definitions at once, and takes it back or does it again in all of them. */
export function TogetherBar({ changes }: { readonly changes: Changes }) {
  const translate = useTranslate();
  const { told, turn, dismiss } = changes;
  if (told === null) return null;
  const { change, way, left, error } = told;
  const nothing = error !== null || (left.length > 0 && movesDefinitions(change));
  const count = change.parts.length - left.length;
  return (
    <Alert
      severity={nothing || left.length > 0 ? 'warning' : 'info'}
      onClose={dismiss}
      closeText={translate('ra.action.close')}
      sx={{ py: 0, mb: 1, alignItems: 'center' }}
    >
      {translate(nothing ? 'together.nothing' : `together.${way}`, {
        title: change.title,
        smart_count: count,
      })}{' '}
      {error instanceof Error ? `${error.message} ` : null}
      {left.length === 0 ? null : (
        <>
          {translate(nothing ? 'together.changed' : 'together.left')}{' '}
          {left.map((each, index) => (
            <Fragment key={`${each.kind}/${each.name}`}>
              {index === 0 ? '' : ', '}
              <TextLink component={Link} to={addressOf(each)}>
                {each.name}
              </TextLink>
            </Fragment>
          ))}
          {'. '}
        </>
      )}
      <Button size="small" onClick={() => void turn()}>
        {translate(way === 'again' ? 'together.take_back' : 'together.do_again')}
      </Button>
    </Alert>
  );
}
