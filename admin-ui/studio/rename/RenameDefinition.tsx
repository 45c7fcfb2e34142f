import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import { Failed, LoadingRows } from '../../parts/States.js';
import { isName } from '../is-name.js';
import type { Changes } from '../together/use-together.js';
import { NotWithIt } from './NotWithIt.js';
import { Places } from './Places.js';
import { usePlaces } from './use-places.js';

export interface RenameDefinitionProps {
  readonly of: DefinitionKey;
  readonly tree: readonly DefinitionText[];
  readonly keep: Changes['keep'];
  readonly onClose: () => void;
}

/** Asks for another name of a definition, says what changes by it and what doesn't, and does it all at once. */
export function RenameDefinition({ of, tree, keep, onClose }: RenameDefinitionProps) {
  const translate = useTranslate();
  const id = useId();
  const [name, setName] = useState(of.name);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const found = usePlaces(tree, of);
  const wanted = name.trim();
  const sentence = of.kind === 'scenario' || of.kind === 'simulation';
  const isOther = wanted !== of.name;
  const taken = isOther && tree.some((each) => each.kind === of.kind && each.name === wanted);
  const sound = sentence ? wanted !== '' : isName(name);
  const ready = isOther && sound && !taken && found?.unread.length === 0 && !busy;
  const rename = async () => {
    setBusy(true);
    try {
      const { withRenamed } = await import('./with-renamed.js');
      await keep(`${of.name} → ${wanted}`, withRenamed(tree, of, wanted));
      onClose();
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void rename();
        }}
      >
        <DialogTitle id={id}>{translate('rename.title', { name: of.name })}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          <TextField
            autoFocus
            sx={{ mt: 1 }}
            label={translate('rename.name')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={taken || !sound}
            helperText={translate(
              taken ? 'studio.new.taken' : sentence ? 'studio.new.sentence_hint' : 'studio.new.name_hint',
            )}
          />
          <Typography variant="body2">{translate('rename.keeps')}</Typography>
          {found === null ? (
            <LoadingRows rows={3} />
          ) : (
            <>
              {found.unread.length === 0 ? null : (
                <Alert severity="error">
                  {translate('rename.unread', {
                    names: found.unread.map((each) => `${each.kind} ${each.name}`).join(', '),
                  })}
                </Alert>
              )}
              <Typography variant="body2">
                {translate('rename.places', { smart_count: found.places.length })}
              </Typography>
              <Places tree={tree} places={found.places} label={translate('rename.all_places')} />
              {found.doubtful.length === 0 ? null : (
                <>
                  <Typography variant="body2">{translate('rename.doubtful')}</Typography>
                  <Places tree={tree} places={found.doubtful} label={translate('rename.doubtful')} />
                </>
              )}
              <NotWithIt of={of} places={found.places} />
            </>
          )}
          {error === null ? null : <Failed error={error} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('studio.new.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!ready}>
            {translate('rename.do')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
