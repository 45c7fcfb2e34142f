import { Box, Paper, Typography, useTheme } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../i18n/title-text.js';
import { spanInWords } from '../parts/when.js';
import type { Mood, Queue } from './queues.js';

interface Props {
  readonly queue: Queue;
  readonly mood: Mood;
  readonly now: number;
}

/** One queue: how many wait, the longest wait, who works, terms near and passed; late in colour and in words. */
export function QueueTile({ queue, mood, now }: Props) {
  const theme = useTheme();
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const colour = mood === 'calm' ? theme.palette.text.primary : theme.palette.clock[mood];
  const wait = queue.oldest_at === null ? null : spanInWords(now - Date.parse(queue.oldest_at), locale);
  const word = translate(`wallboard.mood.${mood}`);
  return (
    <Paper
      component="li"
      variant="outlined"
      data-mood={mood}
      sx={{
        p: 2,
        borderWidth: 3,
        borderColor: mood === 'calm' ? 'divider' : colour,
        containerType: 'inline-size',
      }}
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, alignItems: 'baseline' }}>
        <Typography component="h2" sx={{ fontSize: 'clamp(18px, 7cqw, 34px)', fontWeight: 600 }}>
          {titleText(queue.title, locale, queue.group)}
        </Typography>
        <Box component="strong" sx={{ color: colour, fontSize: 'clamp(15px, 5cqw, 26px)' }}>
          {word}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5 }}>
        <Box
          component="span"
          sx={{
            fontSize: 'clamp(56px, 26cqw, 150px)',
            lineHeight: 1.05,
            fontWeight: 700,
            color: colour,
            fontVariantNumeric: 'tabular-nums',
          }}
        >
          {queue.waiting}
        </Box>
        <Box sx={{ fontSize: 'clamp(15px, 5.5cqw, 28px)' }}>
          <div>{translate('wallboard.waiting', { smart_count: queue.waiting })}</div>
          <Box sx={{ color: 'text.secondary' }}>
            {wait === null ? translate('wallboard.nobody') : translate('wallboard.longest', { wait })}
          </Box>
        </Box>
      </Box>
      <Box sx={{ fontSize: 'clamp(14px, 4.6cqw, 24px)', display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        <span>{translate('wallboard.working', { people: queue.people, claimed: queue.claimed })}</span>
        {queue.soon === 0 ? null : (
          <Box component="span" sx={{ color: theme.palette.clock.near }}>
            ▲ {translate('wallboard.soon', { smart_count: queue.soon })}
          </Box>
        )}
        {queue.late === 0 ? null : (
          <Box component="strong" sx={{ color: theme.palette.clock.late }}>
            ■ {translate('wallboard.late', { smart_count: queue.late })}
          </Box>
        )}
      </Box>
    </Paper>
  );
}
