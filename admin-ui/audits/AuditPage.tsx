import { Alert, Box, Button, Link as MuiLink, Tab, Tabs, Typography } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link, Navigate, Route, Routes, useLocation, useParams } from 'react-router-dom';
import { Failed, LoadingRows } from '../parts/States.js';
import { useMay } from '../providers/use-me.js';
import { EndAudit } from './EndAudit.js';
import { useAudit } from './audits.js';
import { dayText } from './day-text.js';
import { PlanPage } from './plan/PlanPage.js';
import { ReplacedPage } from './plan/ReplacedPage.js';
import { BillPage } from './results/BillPage.js';
import { ResultsPage } from './results/ResultsPage.js';
import type { Audit } from './shapes.js';
import { SheetPage } from './sheet/SheetPage.js';

const pages = ['plan', 'sheet', 'results', 'replaced', 'billing'] as const;

/** One audit: its plan, what it found, what was replaced, what it costs. */
export function AuditPage() {
  const translate = useTranslate();
  const id = useParams()['id'] ?? '';
  const { data, error, refetch } = useAudit(id);
  const at = useLocation().pathname.split('/')[3];
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Head audit={data} />
      <Tabs
        component="nav"
        aria-label={data.title}
        value={pages.find((page) => page === at) ?? false}
        variant="scrollable"
      >
        {pages.map((page) => (
          <Tab
            key={page}
            value={page}
            label={translate(`audits.page.${page}`)}
            component={Link}
            to={`/audits/${id}/${page}`}
          />
        ))}
      </Tabs>
      <Routes>
        <Route index element={<Navigate to="plan" replace />} />
        <Route path="plan" element={<PlanPage audit={id} />} />
        <Route path="sheet" element={<SheetPage audit={data} />} />
        <Route path="results" element={<ResultsPage audit={id} />} />
        <Route path="replaced" element={<ReplacedPage audit={id} />} />
        <Route path="billing" element={<BillPage audit={id} />} />
      </Routes>
    </Box>
  );
}

function Head({ audit }: { readonly audit: Audit }) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const plans = useMay('audits.plan');
  const [ending, setEnding] = useState(false);
  const { title, state, from, until, ended_why: why } = audit;
  return (
    <Box>
      <MuiLink component={Link} to="/audits">
        {translate('audits.list.back')}
      </MuiLink>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Typography component="h1" variant="h5">
          {title}
        </Typography>
        <Typography color="text.secondary" sx={{ flexGrow: 1 }}>
          {translate(`audits.state.${state}`)} · {dayText(from, locale)} – {dayText(until, locale)}
        </Typography>
        {plans && state === 'working' ? (
          <Button variant="outlined" onClick={() => setEnding(true)}>
            {translate('audits.end.do')}
          </Button>
        ) : null}
      </Box>
      {why === null ? null : <Alert severity="info">{translate('audits.end.was', { why })}</Alert>}
      {ending ? <EndAudit audit={audit} close={() => setEnding(false)} /> : null}
    </Box>
  );
}
