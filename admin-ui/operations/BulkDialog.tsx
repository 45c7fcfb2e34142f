import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  Stack,
  Typography,
} from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { HelpedField } from '../parts/help/HelpedField.js';
import { newKey } from '../providers/http.js';
import { runBulk, type Result } from './bulk-run.js';
import { sendTo, type Command } from './commands.js';
import { TrialSum } from './TrialSum.js';
import { useTrials, type Trials } from './use-trials.js';
import { summaryText, type InstanceRow } from './types.js';

interface Props {
  readonly type: Command['type'];
  readonly rows: readonly InstanceRow[];
  readonly onClose: () => void;
}

/** Shows whom an action touches before it does; then how it goes, one by one, and stops when asked. */
export function BulkDialog({ type, rows, onClose }: Props) {
  const translate = useTranslate();
  const [fields, setFields] = useState({ reason: '', from: '', to: '' });
  const [results, setResults] = useState<ReadonlyMap<string, Result> | null>(null);
  const [running, setRunning] = useState(false);
  const stop = useRef(new AbortController());
  const key = useRef(newKey());
  const meant = rows.filter((row) => (type === 'retry' ? row.incident_count > 0 : row.state === 'running'));
  const trials = useTrials(
    type,
    meant.map(({ id }) => id),
  );
  // What is known to be refused, or to run the newest version, is shown and not sent.
  const touched = meant.filter(({ id }) => {
    const trial = trials.of?.get(id);
    return trial === undefined || trial.outcome === 'goes';
  });
  const left = rows.filter((row) => !meant.includes(row));
  const run = async () => {
    setRunning(true);
    stop.current = new AbortController();
    setResults(new Map());
    await runBulk({
      ids: touched.map(({ id }) => id),
      act: (id) => sendTo(id, commandOf(type, fields), `${key.current}-${id.slice(0, 36)}`),
      onResult: (result) => setResults((before) => new Map([...(before ?? []), [result.id, result]])),
      signal: stop.current.signal,
    });
    setRunning(false);
  };
  const ready =
    type === 'migrate' ? trials.of !== null : type !== 'move' || (fields.from !== '' && fields.to !== '');
  const title = translate(`operations.do.${type}`);
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={running ? undefined : onClose} aria-labelledby="bulk-title">
      <DialogTitle id="bulk-title">{title}</DialogTitle>
      <DialogContent>
        <Typography component="p">
          {translate('operations.bulk.touches', { smart_count: meant.length })}
        </Typography>
        {left.length === 0 ? null : (
          <Typography component="p" sx={{ color: 'text.secondary' }}>
            {translate('operations.bulk.left', {
              smart_count: left.length,
              numbers: left.map(({ number }) => number).join(', '),
            })}
          </Typography>
        )}
        {results === null ? <Inputs type={type} fields={fields} onChange={setFields} /> : null}
        {results === null ? null : (
          <LinearProgress
            variant="determinate"
            aria-label={title}
            value={(100 * results.size) / Math.max(1, touched.length)}
            sx={{ my: 1 }}
          />
        )}
        {type === 'migrate' ? <TrialSum trials={trials} /> : null}
        <Touched rows={meant} results={results} trials={trials.of} />
        {results !== null && !running ? <Sum results={results} of={touched.length} /> : null}
      </DialogContent>
      <DialogActions>
        {running ? (
          <Button onClick={() => stop.current.abort()}>{translate('operations.bulk.stop')}</Button>
        ) : (
          <Button onClick={onClose}>
            {translate(results === null ? 'operations.bulk.leave' : 'operations.bulk.close')}
          </Button>
        )}
        {results === null ? (
          <Button variant="contained" disabled={touched.length === 0 || !ready} onClick={() => void run()}>
            {`${title} (${String(touched.length)})`}
          </Button>
        ) : null}
      </DialogActions>
    </Dialog>
  );
}

type FieldValues = Readonly<Record<'reason' | 'from' | 'to', string>>;

function commandOf(type: Command['type'], { reason, from, to }: FieldValues): Command {
  if (type === 'cancel') return { type, reason: reason.trim() };
  return type === 'move' ? { type, from: from.trim(), to: to.trim() } : { type };
}

interface InputsProps {
  readonly type: Command['type'];
  readonly fields: FieldValues;
  readonly onChange: (fields: FieldValues & { reason: string; from: string; to: string }) => void;
}

function Inputs({ type, fields, onChange }: InputsProps) {
  const names = type === 'cancel' ? (['reason'] as const) : type === 'move' ? (['from', 'to'] as const) : [];
  return (
    <Stack>
      {names.map((name) => (
        <HelpedField
          key={name}
          of={`operations.bulk.${name}`}
          value={fields[name]}
          onChange={(event) => onChange({ ...fields, [name]: event.target.value })}
        />
      ))}
    </Stack>
  );
}

interface TouchedProps {
  readonly rows: readonly InstanceRow[];
  readonly results: ReadonlyMap<string, Result> | null;
  readonly trials: Trials['of'];
}

function Touched({ rows, results, trials }: TouchedProps) {
  const translate = useTranslate();
  return (
    <Box
      component="ul"
      tabIndex={0}
      aria-label={translate('operations.instances')}
      sx={{ maxHeight: 260, overflowY: 'auto', listStyle: 'none', p: 0 }}
    >
      {rows.map((row) => {
        const result = results?.get(row.id);
        const trial = trials?.get(row.id);
        const sign = result === undefined ? '○' : result.ok ? '✓' : '■';
        const fails = result?.ok === false || trial?.outcome === 'refused';
        return (
          <Box
            component="li"
            key={row.id}
            sx={{ color: fails ? 'error.main' : undefined, overflowWrap: 'anywhere' }}
          >
            {`${sign} ${row.number} ${summaryText(row.summary)}`}
            {result !== undefined || trial === undefined
              ? null
              : `: ${translate(`operations.migration.of.${trial.outcome}`, { why: trial.message ?? '' })}`}
            {result === undefined || result.ok ? null : `: ${result.message}`}
          </Box>
        );
      })}
    </Box>
  );
}

function Sum({ results, of }: { readonly results: ReadonlyMap<string, Result>; readonly of: number }) {
  const translate = useTranslate();
  const done = [...results.values()].filter(({ ok }) => ok).length;
  return (
    <Typography component="p" role="status" sx={{ fontWeight: 600 }}>
      {translate('operations.bulk.sum', { done, failed: results.size - done, not_tried: of - results.size })}
    </Typography>
  );
}
