import { Box, Paper, Typography, useTheme } from '@mui/material';
import { useTranslate } from 'react-admin';
import { outOfSight } from '../../parts/out-of-sight.js';
import type { AttemptFigure } from './figures.js';

const width = 800;
const height = 200;
const foot = 28;
const head = 24;
/** More names than these would cover one another. */
const mostNames = 14;

interface Props {
  /** Key of its heading. */
  readonly title: string;
  readonly figures: readonly AttemptFigure[];
  readonly name: (of: string | number) => string;
}

/** Attempts as bars, and of these how many reached somebody: a drawing, and the same as a table for who listens. */
export function AttemptBars({ title, figures, name }: Props) {
  const translate = useTranslate();
  const { palette } = useTheme();
  const most = Math.max(1, ...figures.map(({ attempts }) => attempts));
  const stride = width / Math.max(1, figures.length);
  const tall = (count: number) => (count / most) * (height - foot - head);
  const every = Math.ceil(figures.length / mostNames);
  const bar = (n: number, count: number, fill: string) => (
    <rect
      x={n * stride + stride * 0.15}
      y={height - foot - tall(count)}
      width={Math.min(stride * 0.7, 60)}
      height={tall(count)}
      fill={fill}
    />
  );
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Typography component="h2" variant="h6">
        {translate(title)}
      </Typography>
      <Box sx={{ display: 'flex', gap: 2 }}>
        <Key colour={palette.text.disabled} text={translate('campaigns.figures.attempts')} />
        <Key colour={palette.primary.main} text={translate('campaigns.figures.reached')} />
      </Box>
      <svg viewBox={`0 0 ${String(width)} ${String(height)}`} width="100%" aria-hidden focusable="false">
        {figures.map(({ of, attempts, reached }, n) => (
          <g key={of} fontSize="15" textAnchor="middle" fill={palette.text.primary}>
            {bar(n, attempts, palette.text.disabled)}
            {bar(n, reached, palette.primary.main)}
            {n % every === 0 ? (
              <>
                <text x={n * stride + stride * 0.15 + Math.min(stride * 0.7, 60) / 2} y={height - 8}>
                  {name(of)}
                </text>
                <text
                  x={n * stride + stride * 0.15 + Math.min(stride * 0.7, 60) / 2}
                  y={height - foot - tall(attempts) - 6}
                >
                  {attempts}
                </text>
              </>
            ) : null}
          </g>
        ))}
      </svg>
      <Box component="table" sx={outOfSight}>
        <caption>{translate(title)}</caption>
        <tbody>
          {figures.map(({ of, attempts, reached }) => (
            <tr key={of}>
              <th scope="row">{name(of)}</th>
              <td>
                {attempts} {translate('campaigns.figures.attempts')}
              </td>
              <td>
                {reached} {translate('campaigns.figures.reached')}
              </td>
            </tr>
          ))}
        </tbody>
      </Box>
    </Paper>
  );
}

function Key({ colour, text }: { readonly colour: string; readonly text: string }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
      <Box aria-hidden sx={{ width: 14, height: 14, bgcolor: colour }} />
      <Typography variant="body2">{text}</Typography>
    </Box>
  );
}
