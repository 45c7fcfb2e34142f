import { Box, Paper, Typography, useMediaQuery, useTheme } from '@mui/material';
import { useMemo } from 'react';
import { later } from '../../parts/later.js';
import { dashes, seriesColours } from './colours.js';
import { optionOf, type Plot } from './option.js';

const Drawing = later(async () => (await import('./Drawing.js')).Drawing, 4);

interface Props {
  readonly title: string;
  readonly plot: Plot;
  readonly height?: number;
  /** What the band is, in words. */
  readonly bandName?: string;
}

/** A chart under its heading, with a key in words. The page that shows it has its figures in a table too. */
export function Chart({ title, plot, height = 260, bandName }: Props) {
  const { palette } = useTheme();
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const option = useMemo(
    () =>
      optionOf(
        plot,
        {
          mode: palette.mode,
          text: palette.text.primary,
          quiet: palette.text.secondary,
          line: palette.divider,
          paper: palette.background.paper,
          late: palette.clock.late,
        },
        still,
      ),
    [plot, palette, still],
  );
  const colours = seriesColours(palette.mode);
  return (
    <Paper variant="outlined" component="section" sx={{ p: 1.5, minWidth: 0 }}>
      <Typography component="h2" variant="subtitle1" sx={{ fontWeight: 600 }}>
        {title}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        {plot.series.map(({ name, as }, n) => (
          <Key
            key={name}
            colour={colours[n % colours.length] ?? ''}
            name={name}
            dash={as === 'bar' ? 'bar' : n}
          />
        ))}
        {bandName === undefined ? null : <Key colour={colours[0] ?? ''} name={bandName} dash="band" />}
      </Box>
      <Drawing option={option} height={height} />
    </Paper>
  );
}

function Key({
  colour,
  name,
  dash,
}: {
  readonly colour: string;
  readonly name: string;
  readonly dash: number | 'bar' | 'band';
}) {
  const lines = typeof dash === 'number' ? dashes[dash % dashes.length] : undefined;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75, fontSize: 13 }}>
      <svg width="26" height="12" aria-hidden focusable="false">
        {typeof dash === 'number' ? (
          <line
            x1="0"
            y1="6"
            x2="26"
            y2="6"
            stroke={colour}
            strokeWidth="2.5"
            strokeDasharray={Array.isArray(lines) ? lines.join(' ') : undefined}
          />
        ) : (
          <rect x="4" y="1" width="18" height="10" fill={colour} opacity={dash === 'band' ? 0.25 : 1} />
        )}
      </svg>
      {name}
    </Box>
  );
}
