import { Alert, Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { useKeys } from '../keys/keys.js';
import { Failed, LoadingRows } from '../parts/States.js';
import { When } from '../parts/When.js';
import { CallState } from './CallState.js';
import { EndAttempt } from './EndAttempt.js';
import { Interview } from './Interview.js';
import { campaignsKey, nextContact, type Contact, type Given } from './at-work.js';

/** One contact after the other: who it is, the number, how the attempt ended. */
export function CallPage() {
  const translate = useTranslate();
  const client = useQueryClient();
  const campaign = useParams()['id'] ?? '';
  const [given, setGiven] = useState<Given | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const ask = async () => {
    try {
      setGiven(await nextContact(campaign));
      void client.invalidateQueries({ queryKey: campaignsKey });
      setRefused(null);
    } catch (error) {
      setRefused(error);
    }
  };
  useEffect(() => void ask(), [campaign]);
  useKeys({ n: { label: 'campaigns.call.next', run: () => void ask() } });
  if (refused !== null) return <Failed error={refused} retry={() => void ask()} />;
  if (given === null) return <LoadingRows rows={3} />;
  const { contact, none } = given;
  return (
    <Box sx={{ display: 'grid', gap: 2, maxWidth: 1440 }}>
      <MuiLink component={Link} to="/campaigns/at-work">
        {translate('campaigns.call.back')}
      </MuiLink>
      {contact === null ? (
        <Alert
          severity="info"
          role="status"
          action={<Button onClick={() => void ask()}>{translate('campaigns.call.next')}</Button>}
        >
          {translate(`campaigns.call.none.${none?.why ?? 'nobody_now'}`)}{' '}
          {none?.opens_at == null ? null : <When at={none.opens_at} />}
        </Alert>
      ) : (
        <InHand key={contact.attempt} contact={contact} onEnded={() => void ask()} />
      )}
    </Box>
  );
}

/** Who it is and how it ended, with the questionnaire beside where the list asks one. */
function InHand({ contact, onEnded }: { readonly contact: Contact; readonly onEnded: () => void }) {
  const [proposed, setProposed] = useState<string | null>(null);
  const flush = useRef(() => Promise.resolve());
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        alignItems: 'start',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(420px, 100%), 1fr))',
      }}
    >
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 720 }}>
        <Who contact={contact} />
        <CallState contact={contact} onSuggested={setProposed} />
        <EndAttempt {...{ contact, proposed, onEnded }} before={() => flush.current()} />
      </Box>
      <Interview
        attempt={contact.attempt}
        language={contact.language}
        flush={flush}
        onComplete={setProposed}
      />
    </Box>
  );
}

function Who({ contact }: { readonly contact: Contact }) {
  const translate = useTranslate();
  const { name, phone, language, attempts, last_outcome: last, extra } = contact;
  return (
    <Box component="section" aria-label={translate('campaigns.call.who')}>
      <Typography component="h2" variant="h5">
        {name ?? translate('campaigns.call.nameless', { row: contact.row })}
      </Typography>
      {phone === null ? null : (
        <MuiLink href={`tel:${phone}`} variant="h6">
          {phone}
        </MuiLink>
      )}
      <Typography color="text.secondary">
        {contact.appointment ? `${translate('campaigns.call.appointment')} · ` : ''}
        {translate('campaigns.call.attempt', { n: attempts + 1 })}
        {last === null ? '' : ` · ${translate('campaigns.call.last', { outcome: last })}`}
        {language === null ? '' : ` · ${language}`}
      </Typography>
      {Object.entries(extra).map(([column, value]) => (
        <Typography key={column} variant="body2">
          {column}: {value}
        </Typography>
      ))}
    </Box>
  );
}
