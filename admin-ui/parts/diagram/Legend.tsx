import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Layers } from './layers.js';
import { changeSigns } from './shapes.js';

/** What the marks on the drawing mean; nothing where nothing is laid over it. */
export function Legend({ layers }: { readonly layers: Layers }) {
  const translate = useTranslate();
  const marks = [
    ...(layers.active === undefined
      ? []
      : [
          { sign: '◉', words: translate('diagram.active') },
          { sign: '━', words: translate('diagram.passed') },
        ]),
    ...(layers.coverage === undefined
      ? []
      : [
          { sign: '✓', words: translate('diagram.covered') },
          { sign: '┄', words: translate('diagram.uncovered') },
        ]),
    ...(layers.before === undefined
      ? []
      : (['added', 'changed', 'removed'] as const).map((change) => ({
          sign: changeSigns[change],
          words: translate(`diagram.${change}`),
        }))),
  ];
  if (marks.length === 0) return null;
  return (
    <Box
      component="ul"
      aria-label={translate('diagram.legend')}
      sx={{
        position: 'absolute',
        zIndex: 4,
        top: 4,
        left: 4,
        m: 0,
        px: 0.75,
        py: 0.25,
        listStyle: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1.5,
        fontSize: 11,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 0.5,
        pointerEvents: 'none',
      }}
    >
      {marks.map(({ sign, words }) => (
        <li key={sign}>
          <span aria-hidden>{sign}</span> {words}
        </li>
      ))}
    </Box>
  );
}
