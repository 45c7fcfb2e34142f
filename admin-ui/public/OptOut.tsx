import { Alert, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { call } from '../providers/http.js';
import { problemText, type Said } from './problem-text.js';

/** Where who was written to says that they want no more; it says nothing of them. */
export function OptOut({ texts }: Said) {
  const { token = '' } = useParams();
  const [said, setSaid] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const object = async () => {
    try {
      await call(`/api/public/opt-out/${encodeURIComponent(token)}`, { method: 'POST' });
      setSaid(true);
    } catch (error) {
      setProblem(problemText(error, texts).text);
    }
  };
  return (
    <>
      <Typography component="h1" variant="h5" sx={{ mb: 1 }}>
        {texts.opt_out}
      </Typography>
      {said ? (
        <Alert severity="success" role="status">
          {texts.opted_out}
        </Alert>
      ) : (
        <>
          <Typography sx={{ mb: 2 }}>{texts.opt_out_lead}</Typography>
          <Button variant="contained" onClick={() => void object()}>
            {texts.opt_out_now}
          </Button>
        </>
      )}
      {problem === null ? null : (
        <Alert severity="warning" role="alert" sx={{ mt: 2 }}>
          {problem}
        </Alert>
      )}
    </>
  );
}
