import { Box, Tooltip } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import { useNow } from '../use-now.js';
import { exactly, inWords, spanInWords } from '../when.js';
import { ClockBar } from './ClockBar.js';
import type { ShownClock } from './shown-clock.js';
import { useClockWords } from './use-clock-words.js';

/**
 * The product's signature: a clock's name, what is left of it in its own measure, when it is due in words, and a bar with
 * its pauses and thresholds; colour never alone. Focus or hover tells its story.
 */
export function ClockChip({
  clock,
  compact = false,
}: {
  readonly clock: ShownClock;
  readonly compact?: boolean;
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const now = useNow();
  const { reading, name, state, sign, colour } = useClockWords(clock);
  const { mood } = reading;
  const due = clock.due === null ? null : inWords(clock.due, now, locale);
  const running = mood === 'calm' || mood === 'near' || mood === 'still';
  const story = useStory(clock, now, locale);
  return (
    <Tooltip title={<Box sx={{ whiteSpace: 'pre-line' }}>{story}</Box>} describeChild>
      <Box
        tabIndex={0}
        data-mood={mood}
        sx={{
          display: 'inline-grid',
          gap: '2px',
          minWidth: 0,
          maxWidth: '100%',
          fontSize: 12,
          lineHeight: 1.3,
        }}
      >
        <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline', flexWrap: 'wrap' }}>
          <Box component="span" aria-hidden sx={{ color: colour, fontSize: 10 }}>
            {sign}
          </Box>
          {compact ? null : <span>{name}</span>}
          <Box component="strong" sx={{ color: colour, fontVariantNumeric: 'tabular-nums' }}>
            {state}
          </Box>
          {due === null || !running ? null : (
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {translate('parts.clock.due', { when: due })}
            </Box>
          )}
        </Box>
        <ClockBar clock={clock} share={reading.share} colour={colour} />
      </Box>
    </Tooltip>
  );
}

function useStory(clock: ShownClock, now: number, locale: string): string {
  const translate = useTranslate();
  const lines = [titleText(clock.title, locale, clock.clock)];
  if (clock.started_at !== null)
    lines.push(translate('parts.clock.started', { when: inWords(clock.started_at, now, locale) }));
  for (const { from, to } of clock.pauses)
    lines.push(
      to === null
        ? translate('parts.clock.paused_since', { when: inWords(from, now, locale) })
        : translate('parts.clock.stood_still', {
            span: spanInWords(Date.parse(to) - Date.parse(from), locale),
          }),
    );
  if (clock.due !== null)
    lines.push(
      translate(Date.parse(clock.due) > now ? 'parts.clock.due' : 'parts.clock.was_due', {
        when: exactly(clock.due, locale),
      }),
    );
  return lines.join('\n');
}
