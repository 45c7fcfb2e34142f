import { Button } from '@mui/material';
import { Suspense, lazy, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import type { Changes } from '../together/use-together.js';

const Dialog = lazy(async () => ({ default: (await import('./RenameDefinition.js')).RenameDefinition }));

interface RenameButtonProps extends DefinitionKey {
  /** All definitions as they are when it is pressed. */
  readonly treeNow: () => readonly DefinitionText[];
  readonly keep: Changes['keep'];
}

/** Opens the dialog that renames a definition. */
export function RenameButton({ kind, name, treeNow, keep }: RenameButtonProps) {
  const translate = useTranslate();
  const [asked, setAsked] = useState<readonly DefinitionText[] | null>(null);
  return (
    <>
      <Button onClick={() => setAsked(treeNow())}>{translate('rename.open')}</Button>
      {asked === null ? null : (
        <Suspense fallback={null}>
          <Dialog of={{ kind, name }} tree={asked} keep={keep} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </>
  );
}
