import { Box, useTheme } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react';
import type { WayData } from './flow-elements.js';
import { shortLabel } from './layout.js';
import { arrowAt, changeColours, changeSigns, lineThrough } from './shapes.js';

/** A way from step to step, with what takes it. */
export function WayEdge({ data, id }: EdgeProps<Edge<WayData>>) {
  const { palette } = useTheme();
  const translate = useTranslate();
  if (data === undefined) return null;
  const { way, points, labelAt, passed, untried, changed } = data;
  const mark = changed === null ? '' : `${changeSigns[changed]} `;
  const colour =
    changed !== null
      ? palette[changeColours[changed]].main
      : passed
        ? palette.primary.main
        : way.of === 'handler'
          ? palette.warning.main
          : palette.text.secondary;
  return (
    <>
      <path
        id={id}
        className="react-flow__edge-path"
        d={lineThrough(points)}
        style={{
          fill: 'none',
          stroke: colour,
          strokeWidth: passed ? 3 : 1.25,
          strokeDasharray:
            way.of === 'handler' || changed === 'removed' ? '4 3' : untried ? '1 4' : undefined,
        }}
      />
      <path d={arrowAt(points)} style={{ fill: colour }} />
      {mark + way.label === '' ? null : (
        <EdgeLabelRenderer>
          <Box
            title={untried ? `${way.label}: ${translate('diagram.uncovered')}` : way.label}
            sx={{
              position: 'absolute',
              transform: `translate(-50%, -50%) translate(${String(labelAt.x)}px, ${String(labelAt.y)}px)`,
              px: 0.5,
              fontSize: 11,
              lineHeight: '14px',
              whiteSpace: 'nowrap',
              bgcolor: 'background.default',
              color: way.of === 'handler' ? 'warning.main' : 'text.primary',
              zIndex: 3,
            }}
          >
            {mark}
            {shortLabel(way.label)}
            {untried ? ` – ${translate('diagram.uncovered_short')}` : null}
          </Box>
        </EdgeLabelRenderer>
      )}
    </>
  );
}
