import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

interface Props {
  readonly state: string;
  readonly outcome: string | null;
  readonly incidents: number;
}

/** In a word and a shape how an instance is; an incident goes first. */
export function StateWord({ state, outcome, incidents }: Props) {
  const translate = useTranslate();
  if (incidents > 0)
    return (
      <Box component="strong" sx={{ color: 'error.main' }}>
        {`■ ${translate('operations.incidents', { smart_count: incidents })}`}
      </Box>
    );
  const shape = state === 'running' ? '▶' : state === 'ended' ? '✓' : '–';
  const word = translate(`operations.state.${state}`);
  return <span>{`${shape} ${word}${outcome === null || state === 'cancelled' ? '' : `: ${outcome}`}`}</span>;
}
