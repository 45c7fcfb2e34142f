import { Box, useTheme } from '@mui/material';
import type { Node, NodeProps } from '@xyflow/react';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { ShownClock } from '../clock-chip/shown-clock.js';
import { useClockWords } from '../clock-chip/use-clock-words.js';
import type { BracketData } from './flow-elements.js';

/** A clock along the steps that it spans, hatched where it stands still. */
export function BracketNode({ data, width = 30, height = 0 }: NodeProps<Node<BracketData>>) {
  const translate = useTranslate();
  const { bracket, clock, changed } = data;
  const { palette } = useTheme();
  const hatch = useId();
  const x = width - 10;
  const hint = `${bracket.title}: ${bracket.within}${changed ? ` (${translate('diagram.changed')})` : ''}`;
  const running = clock === null ? null : <Running clock={clock} />;
  const colour = changed ? palette.warning.main : palette.clock.calm;
  return (
    <Box
      role="img"
      aria-label={`${translate('diagram.clock')}, ${hint}`}
      title={hint}
      sx={{ width, height, position: 'relative' }}
    >
      <svg width={width} height={height} style={{ overflow: 'visible' }} aria-hidden>
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="2.5" height="6" fill={palette.clock.still} />
          </pattern>
        </defs>
        <path
          d={`M ${String(width)} 1 H ${String(x)} V ${String(height - 1)} H ${String(width)}`}
          fill="none"
          stroke={colour}
          strokeWidth={2}
        />
        {bracket.pauses.map(({ from, to }) => (
          <rect
            key={from}
            x={x - 5}
            y={from - bracket.from}
            width={10}
            height={to - from}
            fill={`url(#${hatch})`}
            stroke={palette.clock.still}
          />
        ))}
      </svg>
      <Box
        sx={{
          position: 'absolute',
          top: 4,
          left: 2,
          maxHeight: Math.max(height - 8, 20),
          overflow: 'hidden',
          writingMode: 'vertical-rl',
          transform: 'rotate(180deg)',
          textAlign: 'right',
          whiteSpace: 'nowrap',
          fontSize: 11,
          color: colour,
        }}
      >
        {hint}
        {running}
      </Box>
    </Box>
  );
}

/** What is left of it now. */
function Running({ clock }: { readonly clock: ShownClock }) {
  const { state, sign, colour } = useClockWords(clock);
  return (
    <Box component="strong" sx={{ color: colour }}>
      {' '}
      {sign} {state}
    </Box>
  );
}
