import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { TouchedWorkflow } from './publications.js';

const shownAtOnce = 20;

/** How many instances of a workflow run, and which of them could not go over to the new version. */
export function Touched({ touched }: { readonly touched: TouchedWorkflow }) {
  const translate = useTranslate();
  const { workflow, from, running, dry_run: tried } = touched;
  if (from === null) return <Typography>{translate('publish.new_workflow', { workflow })}</Typography>;
  const { refused } = tried;
  return (
    <Box>
      <Typography>
        {translate('publish.running', { workflow, smart_count: running })}{' '}
        {running === 0
          ? null
          : refused.length === 0
            ? translate('publish.all_movable', { checked: tried.checked })
            : translate('publish.not_movable', { smart_count: refused.length, checked: tried.checked })}
      </Typography>
      {refused.length === 0 ? null : (
        <Box component="ul" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
          {refused.slice(0, shownAtOnce).map(({ instance, number, message }) => (
            <li key={instance}>
              <strong>{number}</strong>: {message}
            </li>
          ))}
          {refused.length > shownAtOnce ? (
            <li>{translate('publish.more', { count: refused.length - shownAtOnce })}</li>
          ) : null}
        </Box>
      )}
    </Box>
  );
}
