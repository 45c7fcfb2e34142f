import { FormControlLabel, Switch } from '@mui/material';
import { useEffect, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { SideProps } from '../side.js';
import { usePlayer } from '../play/use-player.js';
import { useLayers } from '../use-layers.js';
import type { ComparedWith } from './compared-with.js';

/** Marks on the diagram what came, went and changed since an earlier text of the workflow. */
export function OnDiagram({
  name,
  tree,
  before,
  onLayers,
}: Pick<SideProps, 'name' | 'tree' | 'onLayers'> & { readonly before: string }) {
  const translate = useTranslate();
  const ask = usePlayer(tree);
  const [painted, setPainted] = useState(true);
  const [found, setFound] = useState<ComparedWith | null>(null);
  useEffect(() => {
    let wanted = true;
    ask('compare', { workflow: name, before }).then(
      (answer) => {
        if (wanted) setFound(answer);
      },
      // A text that can't be compared marks nothing; what is wrong with it is told below the editor.
      () => {
        if (wanted) setFound(null);
      },
    );
    return () => {
      wanted = false;
    };
  }, [ask, name, before, tree]);
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
