import { Alert, Box } from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpRow } from '../../parts/help/HelpRow.js';
import { HelpedField } from '../../parts/help/HelpedField.js';
import type { Mode } from '../../../domain/operator-mode.js';
import { useKeys } from '../../keys/keys.js';
import { When } from '../../parts/When.js';
import type { ApiError } from '../../providers/http.js';
import { ModeField } from './ModeField.js';
import { useSetMode, useWorking } from './use-working.js';

/** How one works: on-line, off-line, both, on pause with a reason; and since when. By the key `m`. */
export function ModeChoice() {
  const translate = useTranslate();
  const working = useWorking();
  const set = useSetMode();
  const field = useRef<HTMLDivElement>(null);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  useKeys({
    m: {
      label: 'desk.mode.title',
      run: () => field.current?.querySelector<HTMLElement>('[role=combobox]')?.focus(),
    },
  });
  if (working === undefined) return null;
  const say = async (mode: Mode, reason: string | null) => setRefusal(await set(mode, reason));
  return (
    <Box ref={field} sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <HelpRow>
        <ModeField of="desk.mode.title" mode={working.mode} onMode={(mode) => void say(mode, null)} />
        {working.mode === 'pause' ? (
          <Reason
            key={working.reason}
            reason={working.reason ?? ''}
            onReason={(reason) => void say('pause', reason)}
          />
        ) : null}
      </HelpRow>
      {working.since === null ? null : (
        <Box component="span" sx={{ fontSize: 12, color: 'text.secondary' }}>
          {translate('desk.mode.since')} <When at={working.since} />
        </Box>
      )}
      {refusal === null ? null : (
        <Alert severity="warning" role="alert" sx={{ py: 0 }}>
          {refusal.message}
        </Alert>
      )}
    </Box>
  );
}

/** Why one is on pause; said when the field is left, or by `Enter`. */
function Reason({
  reason,
  onReason,
}: {
  readonly reason: string;
  readonly onReason: (reason: string | null) => void;
}) {
  const [text, setText] = useState(reason);
  const say = () => {
    if (text.trim() !== reason) onReason(text.trim() === '' ? null : text.trim());
  };
  return (
    <HelpedField
      size="small"
      margin="none"
      of="desk.mode.reason"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={say}
      onKeyDown={(event) => event.key === 'Enter' && say()}
      slotProps={{ htmlInput: { maxLength: 200 } }}
    />
  );
}
