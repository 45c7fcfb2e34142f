import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { Failed } from '../../parts/States.js';
import { call } from '../../providers/http.js';
import { addressOf } from '../address.js';
import type { PlaySession } from './play-session.js';
import type { AskPlayer } from './use-player.js';

const longest = 200;

/** Keeps a play as a scenario, among one's drafts, and opens it. */
export function SavePlay({ session, ask }: { readonly session: PlaySession; readonly ask: AskPlayer }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [sentence, setSentence] = useState('');
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    try {
      const name = sentence.trim();
      const saved = await ask('save', { session, sentence: name });
      if ('problem' in saved) throw new Error(saved.problem);
      await call(`/api/definitions/scenario/${encodeURIComponent(name)}`, {
        method: 'PUT',
        body: saved.text,
        headers: { 'Content-Type': 'application/yaml' },
      });
      await client.invalidateQueries({ queryKey: ['definitions'] });
      void navigate(addressOf({ kind: 'scenario', name }));
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('play.save')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} fullWidth aria-labelledby="save-play">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <DialogTitle id="save-play">{translate('play.save')}</DialogTitle>
          <DialogContent>
            <TextField
              autoFocus
              required
              fullWidth
              label={translate('play.sentence')}
              helperText={translate('play.sentence_hint')}
              value={sentence}
              onChange={(event) => setSentence(event.target.value)}
              slotProps={{ htmlInput: { maxLength: longest } }}
            />
            {error === null ? null : <Failed error={error} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>{translate('ra.action.cancel')}</Button>
            <Button type="submit" variant="contained" disabled={sentence.trim() === ''}>
              {translate('ra.action.save')}
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
