import { Box } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { labelOf, type ShownForm } from '../../parts/form/ui-schema.js';
import { fieldsOf } from './data-fields.js';

interface Props {
  readonly data: Readonly<Record<string, unknown>>;
  /** Only these places; all if absent. */
  readonly places?: readonly string[];
  readonly form: ShownForm | null;
}

/** Data as pairs of title and value. */
export function DataFields({ data, places, form }: Props) {
  const [locale] = useLocaleState();
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(90px, 30%) 1fr', gap: '2px 12px' }}
    >
      {fieldsOf(data, places).map(({ path, value }) => (
        <Box key={path} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {labelOf(form, path, locale)}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
