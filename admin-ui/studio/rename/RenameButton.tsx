import { Button } from '@mui/material';
import { Suspense, lazy, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { RenameDefinitionProps } from './RenameDefinition.js';

const Dialog = lazy(async () => ({ default: (await import('./RenameDefinition.js')).RenameDefinition }));

/** Opens the dialog that renames a definition. */
export function RenameButton(props: Omit<RenameDefinitionProps, 'onClose'>) {
  const translate = useTranslate();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button onClick={() => setAsked(true)}>{translate('rename.open')}</Button>
      {asked ? (
        <Suspense fallback={null}>
          <Dialog {...props} onClose={() => setAsked(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
