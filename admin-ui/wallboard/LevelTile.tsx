import { Box, Paper } from '@mui/material';
import type { Standing } from '../../domain/monitoring/standing.js';
import { standingColour, standingSign } from '../reports/levels/standing.js';

interface Props {
  readonly name: string;
  readonly value: string;
  /** Null: held to no threshold. */
  readonly standing: Standing | null;
  readonly word: string;
}

/** One figure to be read from afar: its name, how it stands in colour, shape and word. */
export function LevelTile({ name, value, standing, word }: Props) {
  const colour = standing === null ? 'text.primary' : standingColour[standing];
  return (
    <Paper
      component="li"
      variant="outlined"
      data-standing={standing ?? 'none'}
      sx={{
        p: 1.25,
        listStyle: 'none',
        borderWidth: 3,
        borderColor: standing === 'short' ? colour : 'divider',
        containerType: 'inline-size',
      }}
    >
      <Box sx={{ fontSize: 16, lineHeight: 1.25, minHeight: '2.5em' }}>{name}</Box>
      <Box
        component="strong"
        sx={{
          fontSize: standing === 'no_cases' ? 26 : 'clamp(26px, 15cqw, 46px)',
          lineHeight: 1.15,
          color: colour,
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {value}
      </Box>
      <Box
        sx={{ fontSize: 15, color: standing === null || standing === 'no_cases' ? 'text.secondary' : colour }}
      >
        {`${standing === null ? '' : `${standingSign[standing]} `}${word}`}
      </Box>
    </Paper>
  );
}
