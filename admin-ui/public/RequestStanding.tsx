import { Alert, Button, Paper, TextField, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import { exactly } from '../parts/when.js';
import { call } from '../providers/http.js';
import { problemText, type Said } from './problem-text.js';

interface Standing {
  readonly number: string;
  readonly state: 'open' | 'closed';
  readonly started_at: string;
  readonly ended_at: string | null;
}

/** How a request stands, by its code: its number, its state, since when; nothing personal. */
export function RequestStanding({ locale, texts }: Said) {
  const { code = '' } = useParams();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code);
  const [found, setFound] = useState<Standing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setFound(null);
    setProblem(null);
    if (code === '') return;
    call<Standing>(`/api/public/requests/${encodeURIComponent(code)}`).then(
      ({ body }) => setFound(body),
      (error: unknown) => setProblem(problemText(error, texts).text),
    );
  }, [code, texts]);
  return (
    <>
      <Typography component="h1" variant="h5" sx={{ mb: 1 }}>
        {texts.ask}
      </Typography>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void navigate(`/request/${encodeURIComponent(typed.trim())}`);
        }}
      >
        <TextField
          label={texts.code}
          helperText={texts.code_help}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          required
          fullWidth
          autoComplete="off"
          slotProps={{ htmlInput: { spellCheck: false, autoCapitalize: 'off' } }}
        />
        <Button type="submit" variant="contained" sx={{ my: 1 }}>
          {texts.look}
        </Button>
      </form>
      {problem === null ? null : (
        <Alert severity="warning" role="alert">
          {problem}
        </Alert>
      )}
      {found === null ? null : (
        <Paper variant="outlined" role="status" sx={{ p: 2 }}>
          <Typography>
            {texts.number}: <strong>{found.number}</strong>
          </Typography>
          <Typography sx={{ fontWeight: 700 }}>
            {found.state === 'open' ? texts.state_open : texts.state_closed}
          </Typography>
          <Typography>
            {texts.since}: {exactly(found.started_at, locale)}
          </Typography>
          {found.ended_at === null ? null : (
            <Typography>
              {texts.ended}: {exactly(found.ended_at, locale)}
            </Typography>
          )}
        </Paper>
      )}
    </>
  );
}
