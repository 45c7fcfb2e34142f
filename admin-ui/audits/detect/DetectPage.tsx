import { Alert, Box, Button, Link as MuiLink } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { Failed, LoadingRows } from '../../parts/States.js';
import { auditsKey, useMine } from '../audits.js';
import type { Held } from '../shapes.js';
import { InHand } from './InHand.js';
import { useNext } from './use-next.js';

interface Given {
  readonly detection: Held | null;
  readonly why: string | null;
}

/** One detection after the other; with `?mail=` one that waited for its answer. */
export function DetectPage() {
  const translate = useTranslate();
  const audit = useParams()['id'] ?? '';
  const mail = useSearchParams()[0].get('mail');
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <MuiLink component={Link} to="/detections">
        {translate('audits.work.back')}
      </MuiLink>
      {mail === null ? <Next audit={audit} /> : <Answered key={mail} mail={mail} />}
    </Box>
  );
}

function Next({ audit }: { readonly audit: string }) {
  const translate = useTranslate();
  const { given, refused, ask } = useNext<Given>('/api/detections/next', audit);
  const [done, setDone] = useState('');
  if (refused !== null) return <Failed error={refused} retry={ask} />;
  if (given === null) return <LoadingRows rows={3} />;
  return (
    <>
      {done === '' ? null : (
        <Alert severity="success" role="status">
          {translate(`audits.work.done.${done}`)}
        </Alert>
      )}
      {given.detection === null ? (
        <Alert
          severity="info"
          role="status"
          action={<Button onClick={ask}>{translate('audits.work.again')}</Button>}
        >
          {translate(`audits.work.why.${given.why ?? 'none_now'}`)}
        </Alert>
      ) : (
        <InHand
          key={given.detection.id}
          held={given.detection}
          onEnded={(what) => {
            setDone(what);
            window.scrollTo({ top: 0 });
            ask();
          }}
        />
      )}
    </>
  );
}

function Answered({ mail }: { readonly mail: string }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data } = useMine();
  const held = data?.in_hand.find(({ id }) => id === mail);
  if (data === undefined) return <LoadingRows rows={3} />;
  if (held === undefined) return <Alert severity="info">{translate('audits.work.gone')}</Alert>;
  const leave = async () => {
    await client.invalidateQueries({ queryKey: auditsKey });
    await navigate('/detections');
  };
  return <InHand held={held} onEnded={() => void leave()} />;
}
