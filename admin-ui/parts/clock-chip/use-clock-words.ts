import { useTheme } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import { useNow } from '../use-now.js';
import { spanInWords } from '../when.js';
import { readClock, type Mood, type Reading, type ShownClock } from './shown-clock.js';

const signs: Readonly<Record<Mood, string>> = {
  calm: '●',
  near: '▲',
  late: '■',
  still: '❚❚',
  met: '✓',
  cancelled: '–',
  pending: '○',
};

/** A clock at the present instant, in words, with its sign and colour. */
interface ClockWords {
  readonly reading: Reading;
  readonly name: string;
  /** What is left, or how it ended. */
  readonly state: string;
  readonly sign: string;
  readonly colour: string;
}

/** What a clock says now, in the reader's language. */
export function useClockWords(clock: ShownClock): ClockWords {
  const { palette } = useTheme();
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const reading = readClock(clock, useNow());
  const { mood } = reading;
  const ended = mood === 'met' || mood === 'cancelled' || mood === 'pending';
  const span = spanInWords(reading.leftMs, locale);
  const left = clock.measure === 'working' ? 'left_work' : 'left';
  return {
    reading,
    name: titleText(clock.title, locale, clock.clock),
    state: ended
      ? translate(`parts.clock.${mood}`)
      : translate(`parts.clock.${mood === 'late' ? 'over' : left}`, { span }),
    sign: signs[mood],
    colour: ended ? palette.text.secondary : palette.clock[mood],
  };
}
