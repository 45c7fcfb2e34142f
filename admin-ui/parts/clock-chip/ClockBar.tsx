import { Box } from '@mui/material';
import { openBetween, type ShownClock } from './shown-clock.js';

interface Props {
  readonly clock: ShownClock;
  /** How much of it has run, 0 to 1. */
  readonly share: number;
  readonly colour: string;
}

/** How far a clock has run, with its thresholds as ticks and, while it stands still, hatched. Says nothing that the words beside it don't. */
export function ClockBar({ clock, share, colour }: Props) {
  const hatched = `repeating-linear-gradient(135deg, ${colour} 0 3px, transparent 3px 6px)`;
  return (
    <Box
      aria-hidden
      sx={{
        position: 'relative',
        height: 4,
        borderRadius: 2,
        bgcolor: 'divider',
        overflow: 'hidden',
        minWidth: 80,
      }}
    >
      <Box
        sx={{
          position: 'absolute',
          inset: 0,
          width: `${String(share * 100)}%`,
          background: clock.state === 'paused' ? hatched : colour,
        }}
      />
      {ticksOf(clock).map((at) => (
        <Box
          key={at}
          sx={{
            position: 'absolute',
            top: 0,
            bottom: 0,
            width: '2px',
            left: `${String(at * 100)}%`,
            bgcolor: 'background.paper',
          }}
        />
      ))}
    </Box>
  );
}

/** Where the thresholds lie, 0 to 1. */
function ticksOf({ started_at: start, thresholds, open, total_ms: total }: ShownClock): number[] {
  if (start === null || total === null || total === 0) return [];
  return thresholds
    .map((at) => openBetween(open, Date.parse(start), Date.parse(at)) / total)
    .filter((at) => at > 0 && at < 1);
}
