import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Failed } from '../../parts/States.js';
import { download } from '../../parts/download.js';
import { useMay } from '../../providers/use-me.js';
import type { Texts } from '../use-texts.js';
import { ImportDialog } from './ImportDialog.js';
import { keepDrafts } from './keep-drafts.js';

/** What is done with all definitions at once: taken along, brought in, kept. */
export function FolderActions({ texts }: { readonly texts: Texts }) {
  const translate = useTranslate();
  const mayEdit = useMay('definitions.edit');
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const take = async () => {
    const { zipOf } = await import('./zip.js');
    download('definitions.zip', 'application/zip', zipOf(texts.tree));
  };
  const keepAll = async () => {
    const kept = new Map((texts.kept ?? []).map((each) => [`${each.kind}/${each.name}`, each.text]));
    const drafts = texts.tree.flatMap(({ kind, name, text }) => {
      const id = `${kind}/${name}`;
      return texts.unsaved.has(id) ? [{ kind, name, text, seen: kept.get(id) ?? null }] : [];
    });
    try {
      await keepDrafts(drafts, false);
      await texts.reload();
      for (const { kind, name } of drafts) texts.note(`${kind}/${name}`, null);
      setError(null);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <Box sx={{ py: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap' }}>
        {mayEdit ? <Button onClick={() => setAsking(true)}>{translate('folder.import')}</Button> : null}
        <Button onClick={() => void take()}>{translate('folder.export')}</Button>
        {mayEdit && texts.unsaved.size > 1 ? (
          <Button variant="contained" onClick={() => void keepAll()}>
            {translate('folder.keep_all', { count: texts.unsaved.size })}
          </Button>
        ) : null}
      </Box>
      {error === null ? null : <Failed error={error} />}
      {asking ? <ImportDialog texts={texts} onClose={() => setAsking(false)} /> : null}
    </Box>
  );
}
