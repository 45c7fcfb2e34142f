import { Box, useTheme } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Threshold } from '../../../domain/levels/figure.js';
import { percent } from '../numbers.js';
import { limitOf, periodName } from './measures.js';

interface Point {
  readonly period: string;
  readonly share: number | null;
}

interface Props {
  readonly trend: readonly Point[];
  readonly now: Point;
  readonly threshold: Threshold | null;
}

const [width, height] = [150, 40];

/** What the test came to in the closed periods before, as a small line with its threshold, and the last of them in words. */
export function Trend({ trend, now, threshold }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { palette } = useTheme();
  const points = [...trend, now].filter(
    (one): one is { period: string; share: number } => one.share !== null,
  );
  const limit = threshold === null ? null : limitOf(threshold).limit;
  const values = [...points.map(({ share }) => share), ...(limit === null ? [] : [limit])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (n: number) => 5 + (n * (width - 10)) / Math.max(1, points.length - 1);
  const y = (share: number) => height - 6 - ((share - least) / Math.max(1e-9, most - least)) * (height - 12);
  const before = trend.at(-1);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, fontSize: 13 }}>
      <svg width={width} height={height} aria-hidden focusable="false">
        {limit === null ? null : (
          <line
            x1="0"
            x2={width}
            y1={y(limit)}
            y2={y(limit)}
            stroke={palette.clock.late}
            strokeDasharray="4 3"
          />
        )}
        <polyline
          points={points.map(({ share }, n) => `${String(x(n))},${String(y(share))}`).join(' ')}
          fill="none"
          stroke={palette.primary.main}
          strokeWidth="2"
        />
        {points.map(({ period, share }, n) => (
          <circle key={period} cx={x(n)} cy={y(share)} r="3" fill={palette.primary.main} />
        ))}
      </svg>
      {before === undefined ? null : (
        <span>
          {translate('reports.before', {
            period: periodName(before.period, locale),
            share: before.share === null ? translate('reports.no_cases') : percent(before.share, locale),
          })}
        </span>
      )}
    </Box>
  );
}
