import { Box, Button, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { When } from '../../parts/When.js';
import type { Held } from '../shapes.js';
import type { Draft } from './draft.js';

interface Props {
  readonly held: Held;
  readonly draft: Draft;
  readonly change: (of: Partial<Draft>) => void;
  readonly onSent: () => void;
}

/** The course of a mail: first that it was sent; later when its answer came. */
export function MailCourse({ held, draft, change, onSent }: Props) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const received = draft.marks.received_at;
  const set = (at: string | undefined) => {
    change({ marks: at === undefined ? {} : { received_at: at } });
  };
  return (
    <Box component="section" aria-labelledby="mail" sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      <Typography component="h2" variant="h6" id="mail">
        {translate('audits.mail.title')}
      </Typography>
      {held.sent_at === null ? (
        <>
          <Typography>{translate('audits.mail.send')}</Typography>
          <Button variant="contained" onClick={onSent}>
            {translate('audits.mail.sent')}
          </Button>
        </>
      ) : (
        <>
          <Typography>
            {translate('audits.mail.sent_at')} <When at={held.sent_at} />
          </Typography>
          <HelpedField
            type="datetime-local"
            of="audits.mail.received_at"
            lang={locale}
            value={received === undefined ? '' : localText(received)}
            onChange={(event) => {
              const { value } = event.target;
              set(value === '' ? undefined : new Date(value).toISOString());
            }}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { step: 1 } }}
          />
          <Button onClick={() => set(new Date().toISOString())}>{translate('audits.mail.now')}</Button>
        </>
      )}
    </Box>
  );
}

/** An instant as the field takes it: the clock's time here, without a zone. */
function localText(at: string): string {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
