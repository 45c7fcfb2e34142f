import { Alert, Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import { HelpedField } from '../../parts/help/HelpedField.js';
import { Failed } from '../../parts/States.js';
import { call } from '../../providers/http.js';
import { auditsKey } from '../audits.js';
import type { Audit, Plan } from '../shapes.js';
import { Numbers } from './Numbers.js';
import { Perimeter } from './Perimeter.js';
import { PlanTables } from './PlanTables.js';
import { firstForm, orderOf, type PlanForm } from './plan-order.js';

interface Campaign {
  readonly id: string;
  readonly number: string;
  readonly summary: unknown;
}

/** A new audit: its campaign, perimeter and numbers; the plan is shown before it is made. */
export function NewAudit() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const client = useQueryClient();
  const campaigns = useCampaigns();
  const [instance, setInstance] = useState('');
  const [title, setTitle] = useState('');
  const [form, setForm] = useState<PlanForm>(() => firstForm(new Date().toISOString().slice(0, 10)));
  const [plan, setPlan] = useState<Plan | null>(null);
  const [error, setError] = useState<unknown>(null);
  const change = (of: Partial<PlanForm>) => {
    setForm((before) => ({ ...before, ...of }));
    setPlan(null);
  };
  const attempt = async (act: () => Promise<void>) => {
    setError(null);
    await act().catch(setError);
  };
  const preview = () =>
    attempt(async () => {
      setPlan((await call<Plan>('/api/mystery-audits/plan', { method: 'POST', body: orderOf(form) })).body);
    });
  const make = () =>
    attempt(async () => {
      const about = { instance_id: instance, title: title.trim(), contract: 'mystery_audit' };
      const body = { ...about, order: orderOf(form), second_share: form.secondPercent / 100 };
      const made = await call<Audit>('/api/mystery-audits', { method: 'POST', body });
      await client.invalidateQueries({ queryKey: auditsKey });
      await navigate(`/audits/${made.body.id}`);
    });
  return (
    <Box sx={{ display: 'grid', gap: 3, maxWidth: 1100, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box>
        <MuiLink component={Link} to="/audits">
          {translate('audits.list.back')}
        </MuiLink>
        <Typography component="h1" variant="h5">
          {translate('audits.list.new')}
        </Typography>
      </Box>
      {campaigns?.length === 0 ? <Alert severity="info">{translate('audits.new.no_campaign')}</Alert> : null}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
        }}
      >
        <HelpedField
          select
          of="audits.new.campaign"
          value={instance}
          onChange={(event) => setInstance(event.target.value)}
          slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        >
          <option value="">–</option>
          {(campaigns ?? []).map(({ id, number, summary }) => (
            <option key={id} value={id}>
              {number} {typeof summary === 'string' ? summary : ''}
            </option>
          ))}
        </HelpedField>
        <HelpedField of="audits.new.title" value={title} onChange={(event) => setTitle(event.target.value)} />
      </Box>
      <Numbers form={form} change={change} />
      <Perimeter form={form} change={change} />
      {error === null ? null : <Failed error={error} />}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button
          variant="outlined"
          onClick={() => void preview()}
          disabled={Object.keys(form.chosen).length === 0}
        >
          {translate('audits.new.preview')}
        </Button>
        <Button
          variant="contained"
          onClick={() => void make()}
          disabled={plan === null || instance === '' || title.trim() === ''}
        >
          {translate('audits.new.make')}
        </Button>
      </Box>
      {plan === null ? null : <PlanTables plan={plan} />}
    </Box>
  );
}

/** Audit campaigns that run. */
function useCampaigns(): readonly Campaign[] | undefined {
  const filter = encodeURIComponent(JSON.stringify({ workflow: 'audit_campaign', state: 'running' }));
  return useQuery({
    queryKey: [...auditsKey, 'campaigns'],
    queryFn: async ({ signal }) =>
      (await call<readonly Campaign[]>(`/api/instances?filter=${filter}&range=[0,99]`, { signal })).body,
  }).data;
}
