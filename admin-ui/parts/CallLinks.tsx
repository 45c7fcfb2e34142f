import { Box, Link } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { useMay } from '../providers/use-me.js';

/** Calls by their ids; for who may see calls, each with the way to it. */
export function CallLinks({ ids }: { readonly ids: readonly string[] }) {
  const sees = useMay('calls.read');
  return ids.map((id) => (
    <Box key={id} component="span" sx={{ mr: 1, overflowWrap: 'anywhere' }}>
      {sees ? (
        <Link component={RouterLink} to={`/reports/calls/${encodeURIComponent(id)}`}>
          {id}
        </Link>
      ) : (
        id
      )}
    </Box>
  ));
}
