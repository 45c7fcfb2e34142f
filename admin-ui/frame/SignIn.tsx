import { Alert, Box, Button, Card, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { LocalesMenuButton, useLogin, useTranslate } from 'react-admin';
import { Failed } from '../parts/States.js';
import { ApiError } from '../providers/http.js';

/** Address and password; what is refused is said, nothing is lost. */
export function SignIn() {
  const translate = useTranslate();
  const login = useLogin();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      await login({ email, password });
    } catch (cause) {
      setError(cause);
      setBusy(false);
    }
  };
  return (
    <Box
      component="main"
      sx={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', bgcolor: 'background.default', p: 2 }}
    >
      <Card
        component="form"
        variant="outlined"
        sx={{ p: 3, width: '100%', maxWidth: 360, display: 'grid', gap: 1.5 }}
        onSubmit={(event: React.FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
          <Typography component="h1" variant="h6">
            Sportello
          </Typography>
          <LocalesMenuButton />
        </Box>
        <TextField
          label={translate('frame.sign_in.email')}
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={translate('frame.sign_in.password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {error === null ? null : error instanceof ApiError && error.status === 401 ? (
          <Alert severity="error">{translate('frame.sign_in.wrong')}</Alert>
        ) : (
          <Failed error={error} />
        )}
        <Button type="submit" variant="contained" size="medium" disabled={busy}>
          {translate('frame.sign_in.go')}
        </Button>
      </Card>
    </Box>
  );
}
