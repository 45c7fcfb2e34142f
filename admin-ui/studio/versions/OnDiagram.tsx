import { FormControlLabel, Switch } from '@mui/material';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { SideProps } from '../side.js';
import { useLayers } from '../use-layers.js';
import type { ComparedWith } from './compared-with.js';

/** Marks on the diagram what came, went and changed since an earlier text of the workflow. */
export function OnDiagram({
  found,
  onLayers,
}: Pick<SideProps, 'onLayers'> & { readonly found: ComparedWith | null }) {
  const translate = useTranslate();
  const [painted, setPainted] = useState(true);
  useLayers(
    onLayers,
    useMemo(
      () =>
        painted && found !== null && found.before !== null ? { before: found.before, changed: found } : null,
      [painted, found],
    ),
  );
  return (
    <FormControlLabel
      control={<Switch checked={painted} onChange={(_event, next) => setPainted(next)} />}
      label={translate('versions.on_diagram')}
    />
  );
}
