import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { DefinitionKey, DefinitionText } from '../../domain/definition-file.js';
import { beginText } from './blueprints.js';
import { isName } from './is-name.js';
import { definitionKinds } from './kinds.js';

interface NewDefinitionProps {
  readonly tree: readonly DefinitionText[];
  readonly onClose: () => void;
  readonly onBegin: (key: DefinitionKey, text: string) => void;
}

/** Asks for kind, name and blueprint of a new definition. */
export function NewDefinition({ tree, onClose, onBegin }: NewDefinitionProps) {
  const translate = useTranslate();
  const [kind, setKind] = useState<string>('workflow');
  const [name, setName] = useState('');
  const [from, setFrom] = useState('');
  const ofKind = tree.filter((each) => each.kind === kind);
  const sentence = kind === 'scenario' || kind === 'simulation';
  const taken = ofKind.some((each) => each.name === name.trim());
  const sound = sentence ? name.trim() !== '' : isName(name);
  const begin = () => {
    const key = { kind, name: name.trim() };
    onBegin(key, beginText(key, ofKind.find((each) => each.name === from) ?? null));
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="new-definition">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (sound && !taken) begin();
        }}
      >
        <DialogTitle id="new-definition">{translate('studio.new.title')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1 }}>
          <TextField
            select
            id="new-kind"
            label={translate('studio.new.kind')}
            value={kind}
            onChange={(event) => {
              setKind(event.target.value);
              setFrom('');
            }}
          >
            {definitionKinds.map((each) => (
              <MenuItem key={each} value={each}>
                {translate(`studio.kind.${each}`)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            autoFocus
            label={translate('studio.new.name')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            error={taken || (name !== '' && !sound)}
            helperText={translate(
              taken ? 'studio.new.taken' : sentence ? 'studio.new.sentence_hint' : 'studio.new.name_hint',
            )}
          />
          <TextField
            select
            id="new-from"
            label={translate('studio.new.from')}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          >
            <MenuItem value="">{translate('studio.new.minimal')}</MenuItem>
            {ofKind.map((each) => (
              <MenuItem key={each.name} value={each.name}>
                {each.name}
              </MenuItem>
            ))}
          </TextField>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('studio.new.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!sound || taken}>
            {translate('studio.new.go')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
