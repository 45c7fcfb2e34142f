import { Autocomplete, Box, Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { HelpedField } from '../parts/help/HelpedField.js';
import { titleText } from '../i18n/title-text.js';
import { Failed } from '../parts/States.js';
import { call } from '../providers/http.js';
import type { Contact, Disposition } from './at-work.js';

interface Props {
  readonly contact: Contact;
  /** The outcome that the questionnaire proposes. */
  readonly proposed: string | null;
  /** What is to be done before the attempt ends. */
  readonly before: () => Promise<void>;
  readonly onEnded: () => void;
}

/** How an attempt ended: typed, `Enter` chooses it, `Enter` again tells it and brings the next contact. */
export function EndAttempt({ contact, proposed, before, onEnded }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [outcome, setOutcome] = useState<Disposition | null>(null);
  const [remarks, setRemarks] = useState('');
  const [appointment, setAppointment] = useState('');
  const [refused, setRefused] = useState<unknown>(null);
  const group = ({ rolls_up: name }: Disposition) => translate(`campaigns.group.${name}`, { _: name });
  useEffect(() => {
    const found = contact.outcomes.find(({ name }) => name === proposed);
    if (found !== undefined) setOutcome(found);
  }, [proposed, contact]);
  const tell = async (ended: string | null) => {
    try {
      await before();
      await call(`/api/campaigns/attempts/${contact.attempt}`, {
        method: 'POST',
        body: {
          outcome: ended,
          remarks: remarks.trim() === '' ? null : remarks,
          appointment: ended === null || appointment === '' ? null : new Date(appointment).toISOString(),
        },
      });
      onEnded();
    } catch (error) {
      setRefused(error);
    }
  };
  return (
    <Box
      component="form"
      sx={{ display: 'grid', gap: 1.5 }}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        if (outcome !== null) void tell(outcome.name);
      }}
    >
      {refused === null ? null : <Failed error={refused} />}
      <Autocomplete
        options={contact.outcomes.toSorted((a, b) => group(a).localeCompare(group(b), locale))}
        groupBy={group}
        getOptionKey={({ name }) => name}
        getOptionLabel={({ name, title }) => titleText(title, locale, name)}
        autoHighlight
        disablePortal
        value={outcome}
        onChange={(_, chosen) => setOutcome(chosen)}
        noOptionsText={translate('campaigns.call.no_outcome')}
        renderInput={(params) => (
          <HelpedField {...params} autoFocus of="campaigns.call.outcome" margin="none" />
        )}
      />
      <HelpedField
        of="campaigns.call.remarks"
        value={remarks}
        onChange={(event) => setRemarks(event.target.value)}
        multiline
        minRows={2}
        margin="none"
      />
      <HelpedField
        type="datetime-local"
        of="campaigns.call.agreed"
        value={appointment}
        onChange={(event) => setAppointment(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
        margin="none"
      />
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" disabled={outcome === null}>
          {translate('campaigns.call.tell')}
        </Button>
        <Button onClick={() => void tell(null)}>{translate('campaigns.call.give_back')}</Button>
      </Box>
    </Box>
  );
}
