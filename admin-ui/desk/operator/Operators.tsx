import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Mode } from '../../../domain/operator-mode.js';
import { LoadingRows } from '../../parts/States.js';
import { When } from '../../parts/When.js';
import { call, refusalOf, type ApiError } from '../../providers/http.js';
import { ModeField } from './ModeField.js';

interface Operator {
  readonly name: string;
  readonly display_name: string | null;
  readonly mode: Mode;
  readonly reason: string | null;
  readonly since: string | null;
  readonly claimed: number;
  readonly away_until: string | null;
  readonly substitute: string | null;
}

const queryKey = ['desk', 'operators'];
const everyMs = 10_000;

/** Everybody who works tasks, for a supervisor: how they work since when, what they hold, who is away; and how they are to work. */
export function Operators({ onClose }: { readonly onClose: () => void }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const [refusal, setRefusal] = useState<ApiError | null>(null);
  const { data: operators } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await call<readonly Operator[]>('/api/operators', { signal })).body,
    refetchInterval: everyMs,
  });
  const say = async (name: string, mode: Mode) => {
    setRefusal(await refusalOf(call(`/api/operators/${name}/mode`, { method: 'PUT', body: { mode } })));
    void client.invalidateQueries({ queryKey });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="operators-title">
      <DialogTitle id="operators-title">{translate('desk.operators.title')}</DialogTitle>
      <DialogContent>
        {refusal === null ? null : (
          <Alert severity="error" role="alert">
            {refusal.message}
          </Alert>
        )}
        {operators === undefined ? <LoadingRows /> : null}
        <span>{translate('desk.help.operators.mode')}</span>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {operators?.map((operator) => (
            <Line key={operator.name} operator={operator} onMode={(mode) => void say(operator.name, mode)} />
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Line({ operator, onMode }: { readonly operator: Operator; readonly onMode: (mode: Mode) => void }) {
  const translate = useTranslate();
  const { name, display_name: shown, mode, since, reason, claimed, away_until: away, substitute } = operator;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 1,
        alignItems: 'center',
        flexWrap: 'wrap',
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <strong>{shown ?? name}</strong> · {translate('desk.operators.claimed', { smart_count: claimed })}
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
          {since === null ? null : (
            <>
              {translate('desk.mode.since')} <When at={since} /> {reason}
            </>
          )}
          {away === null ? null : (
            <div>
              {translate('desk.operators.away', { substitute: substitute ?? '' })} <When at={away} />
            </div>
          )}
        </Box>
      </Box>
      <ModeField
        of="desk.operators.mode"
        quiet
        label={translate('desk.operators.mode', { name: shown ?? name })}
        mode={mode}
        onMode={onMode}
      />
    </Box>
  );
}
