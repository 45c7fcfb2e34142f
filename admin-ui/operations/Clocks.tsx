import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ShownClock } from '../parts/clock-chip/shown-clock.js';
import type { Names } from '../parts/story/names.js';
import { When } from '../parts/When.js';
import { ClockTimeline } from './ClockTimeline.js';
import type { InstanceClock } from './types.js';

/** The clocks of an instance: drawn in time, those that have not begun in a line. */
export function Clocks({
  clocks,
  names,
}: {
  readonly clocks: readonly InstanceClock[];
  readonly names: Names;
}) {
  const translate = useTranslate();
  const drawn = clocks.filter(isShown);
  const rest = clocks.filter((clock) => !isShown(clock) && clock.state !== 'pending');
  const pending = clocks.filter(({ state }) => state === 'pending');
  if (clocks.length === 0) return <p>{translate('operations.timeline.none')}</p>;
  return (
    <>
      <ClockTimeline clocks={drawn} />
      {rest.map(({ clock, state, due }) => (
        <Box key={clock}>
          {`${names.clock(clock)}: ${translate(`operations.clock.${state}`)} `}
          {due === null ? null : <When at={due} />}
        </Box>
      ))}
      {pending.length === 0 ? null : (
        <Box component="p" sx={{ mb: 0, color: 'text.secondary' }}>
          {translate('operations.timeline.pending', {
            clocks: pending.map(({ clock }) => names.clock(clock)).join(', '),
          })}
        </Box>
      )}
    </>
  );
}

/** Whether the API told all that a drawing needs. */
function isShown(clock: InstanceClock): clock is InstanceClock & ShownClock {
  return Array.isArray(clock.open) && typeof clock.started_at === 'string';
}
