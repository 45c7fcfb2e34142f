import { Alert, Box, Button, Paper, Typography } from '@mui/material';
import { Suspense, lazy, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { JsonObject } from '../../engine/json.js';
import { titleText, type Title } from '../i18n/title-text.js';
import type { FormShape } from '../parts/form/ui-schema.js';
import { call, newKey, type FieldFault } from '../providers/http.js';
import { problemText, type Said } from './problem-text.js';

const DataForm = lazy(async () => ({ default: (await import('../parts/form/DataForm.js')).DataForm }));

type Form = FormShape & { readonly title: Title };
interface Draft {
  readonly data: JsonObject;
  /** The same through every try, so that a request that was sent twice is one. */
  readonly key: string;
}

/** A public form: what was typed is kept in this tab until it is sent, and the receipt is a code. */
export function RequestForm({ locale, texts }: Said) {
  const { workflow = '' } = useParams();
  const kept = `sportello.request.${workflow}`;
  const [form, setForm] = useState<Form | 'none' | null>(null);
  const [draft, setDraft] = useState<Draft>(() => readDraft(kept));
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    call<Form>(`/api/public/requests/${encodeURIComponent(workflow)}/form`).then(
      ({ body }) => setForm(body),
      () => setForm('none'),
    );
  }, [workflow]);
  const change = (data: JsonObject) => {
    const next = { ...draft, data };
    setDraft(next);
    sessionStorage.setItem(kept, JSON.stringify(next));
  };
  const send = async (data: JsonObject) => {
    setBusy(true);
    setProblem(null);
    setFaults([]);
    try {
      const path = `/api/public/requests/${encodeURIComponent(workflow)}`;
      const taken = await call<{ readonly code: string }>(path, {
        method: 'POST',
        body: { id: draft.key, data },
      });
      sessionStorage.removeItem(kept);
      setCode(taken.body.code);
    } catch (error) {
      const told = problemText(error, texts);
      setProblem(told.text);
      setFaults(told.faults);
      // What was refused may be sent again as another.
      if (told.faults.length > 0) setDraft({ data, key: newKey() });
    }
    setBusy(false);
  };
  if (form === null) return null;
  if (form === 'none') return <Typography>{texts.closed_form}</Typography>;
  if (code !== null)
    return <Receipt code={code} texts={texts} onAnother={() => (setCode(null), setDraft(fresh()))} />;
  return (
    <>
      <Typography component="h1" variant="h5">
        {titleText(form.title, locale, texts.title)}
      </Typography>
      <Typography sx={{ color: 'text.secondary', mb: 2 }}>{texts.lead}</Typography>
      <Suspense fallback={null}>
        <DataForm
          locale={locale}
          form={form}
          data={draft.data}
          onChange={change}
          onSubmit={(data) => void send(data)}
          faults={faults}
          disabled={busy}
        >
          {problem === null ? null : (
            <Alert severity="error" role="alert" sx={{ my: 1 }}>
              {problem}
            </Alert>
          )}
          <Button type="submit" variant="contained" size="large" disabled={busy} sx={{ mt: 1 }}>
            {busy ? texts.sending : texts.send}
          </Button>
        </DataForm>
      </Suspense>
      <Box sx={{ mt: 3 }}>
        <Link to="/request">{texts.ask}</Link>
      </Box>
    </>
  );
}

function Receipt({
  code,
  texts,
  onAnother,
}: { readonly code: string; readonly onAnother: () => void } & Pick<Said, 'texts'>) {
  const [copied, setCopied] = useState(false);
  return (
    <Paper variant="outlined" sx={{ p: 3 }} role="status">
      <Typography component="h1" variant="h5">
        {texts.taken}
      </Typography>
      <Typography sx={{ my: 1 }}>{texts.keep}</Typography>
      <Box
        component="output"
        sx={{ display: 'block', fontSize: 22, fontFamily: 'monospace', overflowWrap: 'anywhere', my: 1 }}
      >
        {code}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button
          variant="contained"
          onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(true))}
        >
          {copied ? texts.copied : texts.copy}
        </Button>
        <Button component={Link} to={`/request/${code}`}>
          {texts.ask}
        </Button>
        <Button onClick={onAnother}>{texts.another}</Button>
      </Box>
    </Paper>
  );
}

const fresh = (): Draft => ({ data: {}, key: newKey() });

function readDraft(kept: string): Draft {
  try {
    return { ...fresh(), ...(JSON.parse(sessionStorage.getItem(kept) ?? '{}') as Partial<Draft>) };
  } catch {
    return fresh();
  }
}
