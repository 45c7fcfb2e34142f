import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Draft } from './use-draft.js';

/** Says that another window kept another text meanwhile, and asks which is to stay. */
export function Conflict({ draft }: { readonly draft: Draft }) {
  const translate = useTranslate();
  return (
    <Alert
      severity="warning"
      action={
        <>
          <Button onClick={() => void draft.reread()}>{translate('studio.conflict_theirs')}</Button>
          <Button onClick={() => void draft.save(true)}>{translate('studio.conflict_mine')}</Button>
        </>
      }
    >
      {translate('studio.conflict')}
    </Alert>
  );
}
