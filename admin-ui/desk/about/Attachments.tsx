import { Box, Button, Link } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Attachment } from '../shapes.js';

const shown = ['image/jpeg', 'image/png', 'image/gif', 'text/plain', 'application/pdf'];

/** The files of a request: to download, and to look at where that is safe. */
export function Attachments({ files }: { readonly files: readonly Attachment[] }) {
  const translate = useTranslate();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {files.map((file) => (
        <Box component="li" key={file.id} sx={{ py: 0.25 }}>
          <Link href={`/api/attachments/${file.id}`} download={file.name}>
            {file.name}
          </Link>{' '}
          ({String(Math.ceil(file.size / 1024))} kB)
          {shown.includes(file.type) ? (
            <Button
              onClick={() => setOpen(open === file.id ? null : file.id)}
              aria-expanded={open === file.id}
            >
              {translate('desk.about.look')}
            </Button>
          ) : null}
          {open === file.id ? <Preview file={file} /> : null}
        </Box>
      ))}
    </Box>
  );
}

/** A document in the browser's own viewer, which runs none of it in our pages; who has none is told to download it. */
function Document({ file }: { readonly file: Attachment }) {
  const translate = useTranslate();
  if (!navigator.pdfViewerEnabled) return <div>{translate('desk.about.no_viewer')}</div>;
  return (
    <Box
      component="iframe"
      src={`/api/attachments/${file.id}/preview`}
      title={file.name}
      sx={{ width: '100%', height: 420, border: 1, borderColor: 'divider' }}
    />
  );
}

function Preview({ file }: { readonly file: Attachment }) {
  const [text, setText] = useState<string | null>(null);
  const path = `/api/attachments/${file.id}`;
  const isText = file.type === 'text/plain';
  useEffect(() => {
    if (!isText) return undefined;
    const asked = new AbortController();
    void fetch(path, { signal: asked.signal })
      .then((answer) => answer.text())
      .then(setText, () => undefined);
    return () => asked.abort();
  }, [path, isText]);
  if (isText)
    return (
      <Box
        component="pre"
        tabIndex={0}
        sx={{ m: 0, maxHeight: 240, overflow: 'auto', whiteSpace: 'pre-wrap' }}
      >
        {text}
      </Box>
    );
  if (file.type === 'application/pdf') return <Document file={file} />;
  return <Box component="img" src={path} alt={file.name} sx={{ maxWidth: '100%', display: 'block' }} />;
}
