import { Chip } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { organisationZone } from '../../../domain/zone.js';
import type { OwnCall } from './own-call.js';

interface Props {
  readonly call: OwnCall;
  readonly onRemove: () => void;
}

/** The call by which a contact comes; taken away where it is about something else. */
export function CallField({ call, onRemove }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const time = (at: string) =>
    new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: organisationZone }).format(new Date(at));
  const told =
    call.answered_at === null
      ? translate('desk.new.call', { id: call.id })
      : translate(call.ended_at === null ? 'desk.new.call_going_on' : 'desk.new.call_ended', {
          ...{ id: call.id, queue: call.queue ?? '–', at: time(call.answered_at) },
        });
  return <Chip variant="outlined" label={told} onDelete={onRemove} sx={{ my: 1, maxWidth: '100%' }} />;
}
