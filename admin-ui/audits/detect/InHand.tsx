import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { useKeys } from '../../keys/keys.js';
import { Failed } from '../../parts/States.js';
import { call } from '../../providers/http.js';
import type { Held } from '../shapes.js';
import { useValueText } from '../value-text.js';
import { CallTimer } from './CallTimer.js';
import { Files } from './Files.js';
import { MailCourse } from './MailCourse.js';
import { ReplaceDialog } from './ReplaceDialog.js';
import { SheetForm } from './SheetForm.js';
import { callOf, emptyDraft, forgetDraft, type Draft } from './draft.js';
import { useHeldText } from './held-text.js';
import { useDraft } from './use-draft.js';

interface Props {
  readonly held: Held;
  readonly onEnded: (what: 'made' | 'sent' | 'replaced' | 'put_back') => void;
}

/** A detection in hand: what is to be called or written, its course, its sheet. */
export function InHand({ held, onEnded }: Props) {
  const translate = useTranslate();
  const [draft, keep] = useDraft(held.id);
  const [replacing, setReplacing] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // What was refused is said until something is changed.
  const change: typeof keep = (of) => {
    setError(null);
    keep(of);
  };
  const post = async (verb: string, body: unknown, what: Parameters<Props['onEnded']>[0]) => {
    setError(null);
    try {
      await call(`/api/detections/${held.id}/${verb}`, { method: 'POST', body });
      if (what !== 'sent') forgetDraft(localStorage, held.id);
      onEnded(what);
    } catch (cause) {
      setError(cause);
    }
  };
  const attachments = draft.files.map(({ id }) => id);
  const handIn = () => void post('answers', { ...bodyOf(held, draft), attachments }, 'made');
  const sent = () => void post('sent', { sent_at: new Date().toISOString(), attachments }, 'sent');
  useKeys({ 'Ctrl+Enter': { label: 'audits.work.hand_in', run: handIn, whileTyping: true } });
  const waits = held.kind === 'mail' && held.sent_at === null;
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <What held={held} kept={draft !== emptyDraft && JSON.stringify(draft) !== JSON.stringify(emptyDraft)} />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 2fr' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 3 }}>
          {held.kind === 'call' ? (
            <CallTimer {...{ draft, change }} />
          ) : (
            <MailCourse {...{ held, draft, change }} onSent={sent} />
          )}
          <Files {...{ draft, change }} />
        </Box>
        {waits ? null : (
          <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
            <SheetForm
              {...{ sheet: held.sheet, kind: held.kind, answers: draft.answers }}
              onAnswer={(answers) => change({ answers })}
            />
            <HelpedField
              multiline
              minRows={2}
              of="audits.work.remarks"
              value={draft.remarks}
              onChange={(event) => change({ remarks: event.target.value })}
            />
          </Box>
        )}
      </Box>
      {error === null ? null : <Failed error={error} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {waits ? null : (
          <Button variant="contained" onClick={handIn}>
            {translate('audits.work.hand_in')}
          </Button>
        )}
        <Button onClick={() => setReplacing(true)}>{translate('audits.replace.title')}</Button>
        {held.state === 'begun' ? (
          <Button onClick={() => void post('put-back', undefined, 'put_back')}>
            {translate('audits.work.put_back')}
          </Button>
        ) : null}
      </Box>
      {replacing ? (
        <ReplaceDialog
          close={() => setReplacing(false)}
          onReplace={(reason) => {
            setReplacing(false);
            void post('replacement', { reason }, 'replaced');
          }}
        />
      ) : null}
    </Box>
  );
}

function bodyOf({ kind, sent_at: sentAt }: Held, draft: Draft) {
  const remarks = draft.remarks.trim();
  const mail = { sent_at: sentAt, received_at: draft.marks.received_at ?? null };
  return {
    ...{ answers: draft.answers, remarks: remarks === '' ? null : remarks },
    ...(kind === 'call' ? { call: callOf(draft) } : { mail }),
  };
}

function What({ held, kept }: { readonly held: Held; readonly kept: boolean }) {
  const translate = useTranslate();
  const heldText = useHeldText();
  const valueText = useValueText();
  const { kind, channel, language, weekday, band } = held;
  return (
    <Box>
      <Typography component="h1" variant="h5">
        {heldText(held)}
      </Typography>
      <Typography color="text.secondary">
        {valueText('kind', kind)} · {valueText('channel', channel)} · {valueText('language', language)} ·{' '}
        {valueText('weekday', String(weekday))} {band}
      </Typography>
      {kept ? (
        <Typography variant="body2" color="text.secondary" role="status">
          {translate('audits.work.kept')}
        </Typography>
      ) : null}
    </Box>
  );
}
