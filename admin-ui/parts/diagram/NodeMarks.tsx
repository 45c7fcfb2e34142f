import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { ShownClock } from '../clock-chip/shown-clock.js';
import { useClockWords } from '../clock-chip/use-clock-words.js';
import type { StepData } from './flow-elements.js';

/** What the layers say of a step in words, above it: its clocks, what no scenario tries. Read aloud with the step itself. */
export function NodeMarks(data: StepData) {
  const words = useMarkWords(data);
  if (data.clocks.length === 0 && words.length === 0) return null;
  return (
    <Box
      sx={{
        position: 'absolute',
        bottom: 'calc(100% - 5px)',
        left: 10,
        display: 'grid',
        justifyItems: 'start',
        gap: '2px',
        zIndex: 4,
        pointerEvents: 'none',
      }}
    >
      {data.clocks.map((clock) => (
        <ClockMark key={clock.clock} clock={clock} />
      ))}
      {words.map((text) => (
        <Mark key={text}>{text}</Mark>
      ))}
    </Box>
  );
}

/** What is marked of a step beside its clocks. */
export function useMarkWords({ covered, untried, changed }: StepData): readonly string[] {
  const translate = useTranslate();
  if (changed !== null) return [translate(`diagram.${changed}`)];
  if (covered === false) return [translate('diagram.uncovered')];
  return covered === true && untried.count > 0
    ? [translate('diagram.outcomes_untried', { count: untried.count, all: untried.of })]
    : [];
}

function ClockMark({ clock }: { readonly clock: ShownClock }) {
  const { name, state, sign, colour } = useClockWords(clock);
  return (
    <Mark colour={colour}>
      <span aria-hidden>{sign}</span> {name}: <strong>{state}</strong>
    </Mark>
  );
}

function Mark({ colour, children }: { readonly colour?: string | undefined; readonly children: ReactNode }) {
  return (
    <Box
      sx={{
        px: 0.5,
        fontSize: 11,
        lineHeight: '15px',
        whiteSpace: 'nowrap',
        borderRadius: 0.5,
        border: 1,
        borderColor: colour ?? 'divider',
        bgcolor: 'background.paper',
        color: colour ?? 'text.primary',
      }}
    >
      {children}
    </Box>
  );
}
