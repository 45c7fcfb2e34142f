import { Box, Button, Chip, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Failed } from '../../parts/States.js';
import { call } from '../../providers/http.js';
import type { Draft } from './draft.js';

interface Props {
  readonly draft: Draft;
  readonly change: (of: Partial<Draft>) => void;
}

/** Recordings and mails: uploaded at once, handed in with the detection. */
export function Files({ draft, change }: Props) {
  const translate = useTranslate();
  const field = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<unknown>(null);
  const upload = async (file: File) => {
    setError(null);
    try {
      const { body } = await call<{ readonly id: string }>(
        `/api/attachments?name=${encodeURIComponent(file.name)}`,
        {
          ...{ method: 'POST', body: file },
          headers: { 'Content-Type': file.type === '' ? 'application/octet-stream' : file.type },
        },
      );
      change({ files: [...draft.files, { id: body.id, name: file.name }] });
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <Box component="section" aria-labelledby="files" sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      <Typography component="h2" variant="h6" id="files">
        {translate('audits.files.title')}
      </Typography>
      <Button variant="outlined" onClick={() => field.current?.click()}>
        {translate('audits.files.add')}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file !== undefined) void upload(file);
        }}
      />
      <Box role="status" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {draft.files.map(({ id, name }) => (
          <Chip
            key={id}
            label={name}
            onDelete={() => change({ files: draft.files.filter((file) => file.id !== id) })}
          />
        ))}
      </Box>
      {error === null ? null : <Failed error={error} />}
    </Box>
  );
}
