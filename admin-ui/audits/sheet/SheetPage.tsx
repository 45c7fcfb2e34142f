import { Alert, Box, Button, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { HelpMark } from '../../parts/help/HelpMark.js';
import { HelpShown } from '../../parts/help/help-shown.js';
import { Failed, LoadingRows } from '../../parts/States.js';
import { FactTable } from '../../parts/table/FactTable.js';
import { When } from '../../parts/When.js';
import { call, refusalOf, type ApiError } from '../../providers/http.js';
import { useMay } from '../../providers/use-me.js';
import { auditsKey, useSheets } from '../audits.js';
import type { Audit, SheetVersion } from '../shapes.js';
import { ParameterCard } from './ParameterCard.js';
import { refusedAt } from './refused-at.js';
import { changedAt, formOf, movedUp, newParameter, sheetOf, type SheetForm } from './sheet-form.js';

/** What detections are scored by: the parameters with their weights and levels, changed by who plans, and the versions so far. */
export function SheetPage({ audit }: { readonly audit: Audit }) {
  const { data, error, refetch } = useSheets(audit.id);
  const plans = useMay('audits.plan');
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  const [current] = data ?? [];
  if (data === undefined || current === undefined) return <LoadingRows />;
  return (
    <>
      <Versions versions={data} />
      <Editor
        key={current.version}
        audit={audit}
        current={current}
        changes={plans && audit.state === 'working'}
      />
    </>
  );
}

function Versions({ versions }: { readonly versions: readonly SheetVersion[] }) {
  const translate = useTranslate();
  return (
    <Box component="section">
      <Typography component="h2" variant="h6" id="sheet-versions">
        {translate('audits.sheets.versions')}
      </Typography>
      <Typography variant="body2">{translate('audits.sheets.versions_help')}</Typography>
      <FactTable
        dense
        labelledBy="sheet-versions"
        columns={(['version', 'made', 'answered'] as const).map((name) => ({
          ...{ name, text: translate(`audits.sheets.${name}`) },
          ...(name === 'answered' ? { align: 'right' as const } : {}),
        }))}
        rows={versions.map(({ version, current, made_by: by, made_at: at, detections }) => ({
          key: version,
          cells: [
            <>
              <code title={version}>{version.slice(0, 12)}</code>
              {current ? ` · ${translate('audits.sheets.current')}` : null}
            </>,
            <>
              <When at={at} />
              {` · ${by}`}
            </>,
            detections,
          ],
        }))}
      />
    </Box>
  );
}

interface EditorProps {
  readonly audit: Audit;
  readonly current: SheetVersion;
  /** False: it is only shown. */
  readonly changes: boolean;
}

function Editor({ audit, current, changes }: EditorProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const before = formOf(current.sheet);
  const [form, setForm] = useState<SheetForm>(before);
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const [helpShown, setHelpShown] = useState(false);
  const parameters = (to: SheetForm['parameters']) => {
    // What was refused is said until something is changed.
    setRefusal(null);
    setForm({ ...form, parameters: to });
  };
  const save = async () => {
    const refused = await refusalOf(
      call(`/api/mystery-audits/${audit.id}/sheet`, { method: 'PUT', body: sheetOf(form) }),
    );
    setRefusal(refused);
    if (refused !== null) return;
    notify('audits.sheets.saved');
    await queries.invalidateQueries({ queryKey: [...auditsKey, audit.id] });
  };
  const same = JSON.stringify(form) === JSON.stringify(before);
  return (
    <Box component="form" sx={{ display: 'grid', gap: 1.5 }} onSubmit={(event) => event.preventDefault()}>
      <Box>
        <HelpMark shown={helpShown} onChange={setHelpShown} />
      </Box>
      <HelpShown value={helpShown}>
        {form.parameters.map((parameter, at) => (
          <ParameterCard
            key={at}
            parameter={parameter}
            changes={changes}
            refusedAt={refusedAt(refusal, at)}
            change={(to) => parameters(changedAt(form.parameters, at, to))}
            up={at === 0 ? null : () => parameters(movedUp(form.parameters, at))}
          />
        ))}
      </HelpShown>
      {!changes ? null : (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
          <Button variant="outlined" onClick={() => parameters([...form.parameters, newParameter])}>
            {translate('audits.sheets.add_parameter')}
          </Button>
          <Button variant="contained" disabled={same} onClick={() => void save()}>
            {translate('audits.sheets.save')}
          </Button>
          {same ? <span>{translate('audits.sheets.unchanged')}</span> : null}
        </Box>
      )}
      {refusal === null ? null : <Refused refusal={refusal} />}
    </Box>
  );
}

/** Why it was refused, but for what is said at the fields. */
function Refused({ refusal }: { readonly refusal: ApiError }) {
  const elsewhere = refusal.errors.filter(({ path }) => !path.startsWith('/parameters/'));
  return (
    <Alert severity="error" role="alert">
      {elsewhere.length === 0
        ? refusal.message
        : elsewhere.map(({ message }) => <div key={message}>{message}</div>)}
    </Alert>
  );
}
