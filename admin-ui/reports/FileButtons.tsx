import { Button, ButtonGroup } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { saveFile } from './save-file.js';

interface Props {
  /** The API's address of what is shown, to which the format is added. */
  readonly path: string;
  /** Sent with the format where the address takes a body. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly formats?: readonly string[];
}

/** What a page shows, as files. */
export function FileButtons({ path, body, formats = ['xlsx', 'csv'] }: Props) {
  const translate = useTranslate();
  const notify = useNotify();
  const save = (format: string) => {
    const asked =
      body === undefined
        ? saveFile(`${path}${path.includes('?') ? '&' : '?'}format=${format}`)
        : saveFile(path, { ...body, format });
    asked.catch((error: unknown) =>
      notify(error instanceof Error ? error.message : String(error), { type: 'error' }),
    );
  };
  return (
    <ButtonGroup size="small" variant="outlined" aria-label={translate('reports.files')}>
      {formats.map((format) => (
        <Button key={format} onClick={() => save(format)}>
          {format.toUpperCase()}
        </Button>
      ))}
    </ButtonGroup>
  );
}
