import { Box, Button } from '@mui/material';
import { useRef } from 'react';
import { useTranslate } from 'react-admin';

/** Asks for a zip, single files, or a folder. */
export function ChooseFiles({ onChosen }: { readonly onChosen: (files: readonly File[]) => void }) {
  const translate = useTranslate();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const chosen = (input: HTMLInputElement) => {
    onChosen([...(input.files ?? [])]);
    // The same files can be chosen again after a change.
    input.value = '';
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <Button variant="outlined" onClick={() => files.current?.click()}>
        {translate('folder.choose_files')}
      </Button>
      <Button variant="outlined" onClick={() => folder.current?.click()}>
        {translate('folder.choose_folder')}
      </Button>
      <input
        ref={files}
        hidden
        multiple
        type="file"
        accept=".zip,.yaml,.yml"
        data-choose="files"
        onChange={(event) => chosen(event.currentTarget)}
      />
      <input
        ref={folder}
        hidden
        multiple
        type="file"
        data-choose="folder"
        {...{ webkitdirectory: '' }}
        onChange={(event) => chosen(event.currentTarget)}
      />
    </Box>
  );
}
