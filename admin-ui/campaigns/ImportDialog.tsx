import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControl,
  FormControlLabel,
  FormLabel,
  LinearProgress,
  Radio,
  RadioGroup,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { faultOfMapping } from '../../domain/lists/columns.js';
import { Helped } from '../parts/help/Helped.js';
import { Failed } from '../parts/States.js';
import { call } from '../providers/http.js';
import { FileButton } from './FileButton.js';
import { MappingTable } from './MappingTable.js';
import { listsKey, type Order, type Upload } from './lists.js';

interface Props {
  readonly list: string;
  readonly close: () => void;
}

/** A file is chosen, looked at together, and taken. */
export function ImportDialog({ list, close }: Props) {
  const translate = useTranslate();
  const client = useQueryClient();
  const [upload, setUpload] = useState<Upload | null>(null);
  const [order, setOrder] = useState<Order | null>(null);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (file: File) => {
    setError(null);
    setSending(true);
    try {
      const path = `/api/contact-lists/${list}/imports?name=${encodeURIComponent(file.name.slice(0, 200))}`;
      const { body } = await call<Upload>(path, { method: 'POST', body: file });
      setUpload(body);
      setOrder(body.proposal);
    } catch (cause) {
      setError(cause);
    } finally {
      setSending(false);
    }
  };
  const start = async () => {
    setError(null);
    try {
      await call(`/api/list-imports/${upload?.id ?? ''}/start`, { method: 'POST', body: order });
      await client.invalidateQueries({ queryKey: [...listsKey, list] });
      close();
    } catch (cause) {
      setError(cause);
    }
  };
  // What nobody ordered is forgotten at once, not only after a day.
  const leave = () => {
    if (upload !== null)
      void call(`/api/list-imports/${upload.id}/stop`, { method: 'POST' }).catch(() => undefined);
    close();
  };
  const fault =
    upload === null || order === null ? null : faultOfMapping(order.mapping, upload.file.columns.length);
  return (
    <Dialog open onClose={leave} fullWidth maxWidth="lg" aria-labelledby="import-title">
      <DialogTitle id="import-title">{translate('campaigns.import.begin')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {sending ? <LinearProgress aria-label={translate('campaigns.import.sending')} /> : null}
        {upload === null || order === null ? (
          <Choose sending={sending} send={(file) => void send(file)} />
        ) : (
          <>
            <FoundOut upload={upload} />
            <MappingTable
              file={upload.file}
              mapping={order.mapping}
              onChange={(mapping) => setOrder({ ...order, mapping })}
            />
            {fault === null ? null : (
              <Alert severity="warning">{translate(`campaigns.import.${fault}`)}</Alert>
            )}
            <How order={order} onChange={setOrder} />
          </>
        )}
        {error === null ? null : <Failed error={error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={leave}>{translate('campaigns.cancel')}</Button>
        <Button variant="contained" disabled={order === null || fault !== null} onClick={() => void start()}>
          {translate('campaigns.import.begin_take')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Choose({ sending, send }: { readonly sending: boolean; readonly send: (file: File) => void }) {
  const translate = useTranslate();
  return (
    <>
      <div>{translate('campaigns.import.what')}</div>
      <FileButton
        label={translate('campaigns.import.choose')}
        accept=".csv,.txt,.tsv,.xlsx"
        disabled={sending}
        onFile={send}
      />
    </>
  );
}

/** What was found out of the file, in a line, and what is odd about it. */
function FoundOut({ upload }: { readonly upload: Upload }) {
  const translate = useTranslate();
  const { format, encoding, separator, mixed, has_header: hasHeader } = upload.file;
  const parts: string[] = [upload.file_name, format.toUpperCase()];
  if (encoding !== null) parts.push(encoding.toUpperCase());
  if (separator !== null)
    parts.push(
      translate('campaigns.import.separator', { separator: separator === '\t' ? 'Tab' : separator }),
    );
  return (
    <>
      <div style={{ overflowWrap: 'anywhere' }}>{parts.join(' · ')}</div>
      {mixed ? <Alert severity="warning">{translate('campaigns.import.mixed')}</Alert> : null}
      {hasHeader ? null : <Alert severity="info">{translate('campaigns.import.no_header')}</Alert>}
    </>
  );
}

function How({ order, onChange }: { readonly order: Order; readonly onChange: (order: Order) => void }) {
  const translate = useTranslate();
  const choice = <Field extends 'take' | 'duplicates'>(field: Field, values: readonly Order[Field][]) => (
    <FormControl>
      <FormLabel id={`import-${field}`}>{translate(`campaigns.import.${field}`)}</FormLabel>
      <Helped of={`campaigns.import.${field}`}>
        {(described) => (
          <RadioGroup
            {...described}
            aria-labelledby={`import-${field}`}
            value={order[field]}
            onChange={(_, value) => onChange({ ...order, [field]: value })}
          >
            {values.map((value) => (
              <FormControlLabel
                key={value}
                value={value}
                control={<Radio size="small" />}
                label={translate(`campaigns.import.${field}_${value}`)}
              />
            ))}
          </RadioGroup>
        )}
      </Helped>
    </FormControl>
  );
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 24 }}>
      {choice('take', ['good', 'all_or_nothing'])}
      {choice('duplicates', ['refuse', 'keep'])}
    </div>
  );
}
