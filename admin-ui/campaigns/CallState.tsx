import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../i18n/title-text.js';
import { When } from '../parts/When.js';
import { call } from '../providers/http.js';
import { campaignsKey, type Call, type Contact } from './at-work.js';

const lookEveryMs = 3_000;

interface Props {
  readonly contact: Contact;
  /** Takes the outcome that the call suggests. */
  readonly onSuggested: (outcome: string) => void;
}

/** What a telephone switch tells of the call in hand, and the outcome that it suggests; nothing where no switch is joined. */
export function CallState({ contact: { attempt, outcomes }, onSuggested }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { data } = useQuery({
    queryKey: [...campaignsKey, 'call', attempt],
    queryFn: async ({ signal }) =>
      (await call<Call>(`/api/campaigns/attempts/${encodeURIComponent(attempt)}/events`, { signal })).body,
    refetchInterval: lookEveryMs,
  });
  if (data === undefined || data.state === null) return null;
  const { state, answered_at: answered, answered_by: by, talked_seconds: talked, suggests } = data;
  const suggested = outcomes.find(({ name }) => name === suggests);
  return (
    <Box
      component="section"
      aria-label={translate('campaigns.phone.title')}
      sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}
    >
      <Typography role="status">
        {`☎ ${translate(`campaigns.phone.state.${state}`)}`}
        {by === null ? '' : ` · ${translate(`campaigns.phone.by.${by}`)}`}
        {talked === null ? '' : ` · ${translate('campaigns.figures.seconds', { n: talked })}`}
        {state === 'answered' && answered !== null ? (
          <>
            {' · '}
            <When at={answered} />
          </>
        ) : null}
      </Typography>
      {suggested === undefined ? null : (
        <Button variant="outlined" onClick={() => onSuggested(suggested.name)}>
          {translate('campaigns.phone.take', {
            outcome: titleText(suggested.title, locale, suggested.name),
          })}
        </Button>
      )}
    </Box>
  );
}
