import { Alert, Box, Button, Card, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LocalesMenuButton, useLogin, useTranslate } from 'react-admin';
import { HelpedField } from '../parts/help/HelpedField.js';
import { Failed } from '../parts/States.js';
import { ApiError, call } from '../providers/http.js';

/** The ways in that the server offers. */
interface Methods {
  readonly oidc: { readonly name: string } | null;
}

/** Address and password, and the organisation's own sign-on where there is one; what is refused is said, nothing is lost. */
export function SignIn() {
  const translate = useTranslate();
  const login = useLogin();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const methods = useQuery({
    queryKey: ['sign-in methods'],
    queryFn: async () => (await call<Methods>('/api/auth/methods')).body,
  });
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
        <HelpedField
          of="frame.sign_in.email"
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <HelpedField
          of="frame.sign_in.password"
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
        {methods.data?.oidc == null ? null : (
          <Button variant="outlined" size="medium" href={signOn()}>
            {translate('frame.sign_in.with', { name: methods.data.oidc.name })}
          </Button>
        )}
      </Card>
    </Box>
  );
}

/** Where single sign-on begins; it comes back to the page that was asked for. */
function signOn(): string {
  const here = location.pathname === '/login' ? '/' : location.pathname + location.search;
  return `/api/auth/sign-in/oidc?return_to=${encodeURIComponent(here)}`;
}
