import { Box, Paper, Typography, useTheme } from '@mui/material';
import { useTranslate } from 'react-admin';
import { organisationZone } from '../../domain/zone.js';
import { outOfSight } from '../parts/out-of-sight.js';
import { everyHour, type Hour } from './queues.js';

const width = 800;
const height = 180;
const foot = 26;

/** What came and what was closed today, hour by hour: a drawing, and the same as a table for who listens. */
export function DayCurve({ today, now }: { readonly today: readonly Hour[]; readonly now: number }) {
  const translate = useTranslate();
  const theme = useTheme();
  const hours = everyHour(today, now);
  const most = Math.max(1, ...hours.flatMap(({ opened, closed }) => [opened, closed]));
  const x = (n: number) => ((n + 0.5) * width) / Math.max(1, hours.length);
  const y = (count: number) => height - foot - (count / most) * (height - foot - 22);
  const line = (count: (hour: Hour) => number) =>
    hours.map((hour, n) => `${String(x(n))},${String(y(count(hour)))}`).join(' ');
  const sumOf = (count: (hour: Hour) => number) => hours.reduce((sum, hour) => sum + count(hour), 0);
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Typography component="h2" sx={{ fontSize: 20, fontWeight: 600 }}>
        {translate('wallboard.today')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 3, fontSize: 18 }}>
        <Box component="span" sx={{ color: theme.palette.primary.main }}>
          ━ {translate('wallboard.opened', { count: sumOf(({ opened }) => opened) })}
        </Box>
        <Box component="span" sx={{ color: theme.palette.clock.calm }}>
          ┅ {translate('wallboard.closed', { count: sumOf(({ closed }) => closed) })}
        </Box>
      </Box>
      {hours.length === 0 ? (
        <Box sx={{ color: 'text.secondary', py: 2 }}>{translate('wallboard.nothing_today')}</Box>
      ) : (
        <svg viewBox={`0 0 ${String(width)} ${String(height)}`} width="100%" aria-hidden focusable="false">
          <polyline
            points={line(({ opened }) => opened)}
            fill="none"
            stroke={theme.palette.primary.main}
            strokeWidth="4"
          />
          <polyline
            points={line(({ closed }) => closed)}
            fill="none"
            stroke={theme.palette.clock.calm}
            strokeWidth="4"
            strokeDasharray="10 6"
          />
          {hours.map((hour, n) => (
            <g key={hour.at} fill={theme.palette.text.secondary} fontSize="16" textAnchor="middle">
              <text x={x(n)} y={height - 6}>
                {hourName(hour.at)}
              </text>
              <circle cx={x(n)} cy={y(hour.opened)} r="5" fill={theme.palette.primary.main} />
              <circle cx={x(n)} cy={y(hour.closed)} r="5" fill={theme.palette.clock.calm} />
            </g>
          ))}
        </svg>
      )}
      <Box component="table" sx={outOfSight}>
        <caption>{translate('wallboard.today')}</caption>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour.at}>
              <th scope="row">{hourName(hour.at)}</th>
              <td>{translate('wallboard.opened', { count: hour.opened })}</td>
              <td>{translate('wallboard.closed', { count: hour.closed })}</td>
            </tr>
          ))}
        </tbody>
      </Box>
    </Paper>
  );
}

function hourName(at: string): string {
  return new Intl.DateTimeFormat('it', { hour: '2-digit', timeZone: organisationZone }).format(new Date(at));
}
