import { Box, useTheme } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { organisationZone } from '../../domain/zone.js';
import { titleText } from '../i18n/title-text.js';
import { ClockChip } from '../parts/clock-chip/ClockChip.js';
import type { ShownClock } from '../parts/clock-chip/shown-clock.js';
import { useNow } from '../parts/use-now.js';
import { timelineOf, type DrawnClock, type Stretch, type Timeline } from './clock-timeline.js';

const height = 16;
const percent = (share: number) => `${String(share * 100)}%`;

/** Clocks in real time: when their time ran, nights and holidays shaded, pauses hatched, thresholds as ticks; the words are beside. */
export function ClockTimeline({ clocks }: { readonly clocks: readonly ShownClock[] }) {
  const translate = useTranslate();
  const now = useNow();
  const timeline = timelineOf(clocks, now);
  if (timeline === null) return null;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {timeline.clocks.map((drawn) => (
        <Box key={`${drawn.clock.clock} ${drawn.clock.started_at ?? ''}`}>
          <ClockChip clock={drawn.clock} />
          <ClockLine drawn={drawn} now={timeline.now} />
        </Box>
      ))}
      <Axis timeline={timeline} />
      <Box component="p" sx={{ m: 0, fontSize: 12, color: 'text.secondary' }}>
        {translate('operations.timeline.legend')}
      </Box>
    </Box>
  );
}

function ClockLine({ drawn, now }: { readonly drawn: DrawnClock; readonly now: number }) {
  const { palette } = useTheme();
  const [locale] = useLocaleState();
  const bar = ({ from, to }: Stretch, fill: string, key: string) => (
    <rect
      key={key}
      x={percent(from)}
      width={percent(Math.max(0.002, to - from))}
      y={3}
      height={height - 6}
      fill={fill}
    />
  );
  const hatch = `hatch-${drawn.clock.clock.replaceAll(/\W/g, '-')}`;
  return (
    <svg
      width="100%"
      height={height}
      role="img"
      aria-label={titleText(drawn.clock.title, locale, drawn.clock.clock)}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="6" fill={palette.clock.still} />
        </pattern>
      </defs>
      {bar(drawn.whole, palette.divider, 'whole')}
      {drawn.ran.map((stretch, at) => bar(stretch, palette.primary.main, `ran ${String(at)}`))}
      {drawn.paused.map((stretch, at) => [
        bar(stretch, palette.background.paper, `under ${String(at)}`),
        bar(stretch, `url(#${hatch})`, `paused ${String(at)}`),
      ])}
      {drawn.late === null ? null : bar(drawn.late, palette.clock.late, 'late')}
      {drawn.thresholds.map((at) => (
        <line
          key={at}
          x1={percent(at)}
          x2={percent(at)}
          y1={0}
          y2={height}
          stroke={palette.clock.near}
          strokeWidth={2}
        />
      ))}
      {drawn.due === null ? null : (
        <line
          x1={percent(drawn.due)}
          x2={percent(drawn.due)}
          y1={0}
          y2={height}
          stroke={palette.clock.late}
          strokeWidth={3}
        />
      )}
      <line
        x1={percent(now)}
        x2={percent(now)}
        y1={0}
        y2={height}
        stroke={palette.text.primary}
        strokeDasharray="2 2"
      />
    </svg>
  );
}

function Axis({ timeline }: { readonly timeline: Timeline }) {
  const [locale] = useLocaleState();
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: organisationZone,
  });
  const marks = [0, 0.5, 1].map((share) => timeline.from + share * (timeline.to - timeline.from));
  return (
    <Box sx={{ display: 'flex', justifyContent: 'space-between', fontSize: 11, color: 'text.secondary' }}>
      {marks.map((at) => (
        <time key={at} dateTime={new Date(at).toISOString()}>
          {format.format(at)}
        </time>
      ))}
    </Box>
  );
}
