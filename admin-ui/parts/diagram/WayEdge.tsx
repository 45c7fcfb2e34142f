import { Box, useTheme } from '@mui/material';
import { EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react';
import type { WayData } from './flow-elements.js';
import { shortLabel } from './layout.js';
import { lineThrough } from './shapes.js';

/** A way from step to step, with what takes it. */
export function WayEdge({ data, id }: EdgeProps<Edge<WayData>>) {
  const { palette } = useTheme();
  if (data === undefined) return null;
  const { way, points, labelAt, passed } = data;
  const colour = passed
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
          strokeDasharray: way.of === 'handler' ? '4 3' : undefined,
        }}
      />
      <path d={arrowAt(points)} style={{ fill: colour }} />
      {way.label === '' ? null : (
        <EdgeLabelRenderer>
          <Box
            title={way.label}
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
            {shortLabel(way.label)}
          </Box>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

/** The head of the arrow at the end of a line. */
function arrowAt(points: WayData['points']): string {
  const [before, last] = points.slice(-2);
  if (before === undefined || last === undefined) return '';
  const angle = Math.atan2(last.y - before.y, last.x - before.x);
  const side = (turn: number) => {
    const at = angle + Math.PI + turn;
    return `${(last.x + 8 * Math.cos(at)).toFixed(1)} ${(last.y + 8 * Math.sin(at)).toFixed(1)}`;
  };
  return `M ${last.x.toFixed(1)} ${last.y.toFixed(1)} L ${side(0.4)} L ${side(-0.4)} Z`;
}
