import { Box, Button, Typography } from '@mui/material';
import type { WidgetProps } from '@rjsf/utils';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { call } from '../../providers/http.js';

/** A file's field: the file is uploaded at once, the form keeps its id. */
export function AttachmentWidget({ id, label, value, onChange, disabled, readonly }: WidgetProps) {
  const translate = useTranslate();
  const [name, setName] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const upload = async (file: File) => {
    setFault(null);
    try {
      const { body } = await call<{ readonly id: string }>(
        `/api/attachments?name=${encodeURIComponent(file.name)}`,
        {
          method: 'POST',
          body: file,
          headers: { 'Content-Type': file.type === '' ? 'application/octet-stream' : file.type },
        },
      );
      setName(file.name);
      onChange(body.id);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Button component="label" variant="outlined" disabled={disabled === true || readonly === true}>
        {label}
        <input
          id={id}
          type="file"
          style={{ position: 'absolute', opacity: 0, width: 1, height: 1 }}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) void upload(file);
          }}
        />
      </Button>
      <Typography component="span" role="status">
        {fault ?? name ?? (value === undefined ? translate('form.no_file') : String(value))}
      </Typography>
    </Box>
  );
}
