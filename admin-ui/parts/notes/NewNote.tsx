import { Alert, Box, Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../help/HelpedField.js';
import { useKeys } from '../../keys/keys.js';
import { newKey, type ApiError } from '../../providers/http.js';
import { useAddNote } from './use-together.js';

/** Adds a note, by the key `i`; unsent text stays in this browser. */
export function NewNote({ instance }: { readonly instance: string }) {
  const translate = useTranslate();
  const place = `sportello.note.${instance}`;
  const [open, setOpen] = useState(() => localStorage.getItem(place) !== null);
  useKeys({ i: { label: 'notes.add', run: () => setOpen(true) } });
  if (open) return <Writing instance={instance} place={place} onClose={() => setOpen(false)} />;
  return (
    <Button onClick={() => setOpen(true)}>
      {translate('notes.add')} <kbd style={{ marginLeft: 8 }}>i</kbd>
    </Button>
  );
}

interface Props {
  readonly instance: string;
  readonly place: string;
  readonly onClose: () => void;
}

function Writing({ instance, place, onClose }: Props) {
  const translate = useTranslate();
  const add = useAddNote(instance);
  const key = useRef(newKey());
  const [text, setText] = useState(() => localStorage.getItem(place) ?? '');
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  useEffect(() => {
    if (text === '') localStorage.removeItem(place);
    else localStorage.setItem(place, text);
  }, [place, text]);
  const leave = () => {
    localStorage.removeItem(place);
    onClose();
  };
  const keep = async () => {
    if (text.trim() === '') return;
    const refused = await add(text, key.current);
    // Another text needs another key; without an answer the same one asks again.
    if (refused !== null && refused.status !== 0) key.current = newKey();
    if (refused === null) leave();
    else setRefusal(refused);
  };
  useKeys({
    'Ctrl+Enter': { label: 'notes.keep', run: () => void keep(), whileTyping: true },
    // What was typed is there when the note is taken up again.
    Escape: { label: 'ra.action.close', run: onClose, whileTyping: true },
  });
  return (
    <Box sx={{ display: 'grid', gap: 1, my: 1 }}>
      <HelpedField
        autoFocus
        multiline
        minRows={2}
        margin="none"
        of="notes.text"
        value={text}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 10_000 } }}
      />
      {refusal === null ? null : (
        <Alert severity="error" role="alert">
          {refusal.status === 0 ? translate('parts.error.kept') : refusal.message}
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button variant="contained" onClick={() => void keep()}>
          {translate('notes.keep')} <kbd style={{ marginLeft: 8 }}>Ctrl+↵</kbd>
        </Button>
        <Button onClick={leave}>{translate('notes.leave')}</Button>
      </Box>
    </Box>
  );
}
