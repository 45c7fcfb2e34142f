import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useOthers } from './use-together.js';

/** Who else has the same instance open, by name; nothing while one is alone. */
export function Others({ instance }: { readonly instance: string }) {
  const translate = useTranslate();
  const others = useOthers(instance);
  const names = others.map(({ name, display_name: shown }) => shown ?? name);
  return (
    <Box role="status" sx={{ fontSize: 13, fontWeight: 600, color: 'primary.main' }}>
      {others.length === 0 ? null : (
        <>
          <span aria-hidden>◉ </span>
          {translate('notes.others', { smart_count: names.length, names: names.join(', ') })}
        </>
      )}
    </Box>
  );
}
