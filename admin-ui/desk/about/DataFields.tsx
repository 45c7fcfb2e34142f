import { Box, Link } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Attachment, Definition } from '../shapes.js';
import { fieldsOf } from './data-fields.js';
import { wordsOf } from './field-words.js';

interface Props {
  readonly data: Readonly<Record<string, unknown>>;
  /** Only these places; all if absent. */
  readonly places?: readonly string[];
  /** What the instance runs: its forms have the words. */
  readonly definition: Definition | undefined;
  /** The instance's own files, by whose names they are shown. */
  readonly files?: readonly Attachment[];
}

/** Data as pairs of title and value. */
export function DataFields({ data, places, definition, files = [] }: Props) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const textOf = ({ text, isTruth }: ReturnType<typeof wordsOf>) =>
    isTruth ? translate(`desk.about.truth.${text}`) : text;
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(90px, 30%) 1fr', gap: '2px 12px' }}
    >
      {fieldsOf(data, places)
        .map((field) => wordsOf(field, definition, locale))
        .map((field, at) => (
          <Box key={at} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {field.label}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {field.file === null
                ? textOf(field)
                : field.file.split(', ').map((id) => <File key={id} id={id} name={nameIn(files, id)} />)}
            </Box>
          </Box>
        ))}
    </Box>
  );
}

/** A file that the data name; one that another request handed on has no name here. */
function File({ id, name }: { readonly id: string; readonly name: string | null }) {
  const translate = useTranslate();
  return (
    <Link href={`/api/attachments/${id}`} download={name ?? true} sx={{ mr: 1 }}>
      {name ?? translate('desk.about.open_file')}
    </Link>
  );
}

function nameIn(files: readonly Attachment[], id: string): string | null {
  return files.find((file) => file.id === id)?.name ?? null;
}
