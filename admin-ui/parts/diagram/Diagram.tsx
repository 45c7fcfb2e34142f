/** A workflow as a drawing, with layers over it: where an instance stands, how often a step is taken, what scenarios cover. */
import '@xyflow/react/dist/base.css';
import { Box, alpha, useTheme } from '@mui/material';
import { Controls, MiniMap, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { useMemo, useState } from 'react';
import { useEvent, useLocaleState, useTranslate } from 'react-admin';
import type { CompiledWorkflow } from '../../../engine/definition.js';
import { drawingOf, type Drawing } from './drawing.js';
import type { Layers } from './layers.js';
import { StandsAt } from '../use-now.js';
import { BracketNode } from './BracketNode.js';
import { Legend } from './Legend.js';
import { StepNode } from './StepNode.js';
import { WayEdge } from './WayEdge.js';
import { flowOf } from './flow-elements.js';
import { elementKeeper } from './kept-elements.js';
import { hasOverview, useFirstView, useInSight, usePanel } from './use-first-view.js';

export interface DiagramProps {
  readonly workflow: CompiledWorkflow;
  /** Its drawing, if it is known. */
  readonly drawn?: Drawing | null;
  readonly layers?: Layers;
  /** The step that is chosen; it is brought into sight. */
  readonly selected?: string | null;
  readonly onStep?: (step: string) => void;
}

const nodeTypes = { step: StepNode, bracket: BracketNode };
const edgeTypes = { way: WayEdge };
const fitViewOptions = { maxZoom: 1 };

/** The drawing; it fills what it is put in, which needs a height. */
export function Diagram(props: DiagramProps) {
  return (
    <StandsAt.Provider value={props.layers?.now ?? null}>
      <ReactFlowProvider>
        <Drawn {...props} />
      </ReactFlowProvider>
    </StandsAt.Provider>
  );
}

function Drawn({ workflow, drawn = null, layers, selected = null, onStep }: DiagramProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const before = layers?.before ?? null;
  const drawing = useMemo(
    () => (drawn !== null && before === null ? drawn : drawingOf(workflow, locale, before)),
    [workflow, drawn, locale, before],
  );
  const [keep] = useState(elementKeeper);
  // The same function whatever the page does: a new one would draw every step anew.
  const choose = useEvent((step: string) => onStep?.(step));
  const mayChoose = onStep !== undefined;
  const { nodes, edges } = useMemo(
    () => keep(flowOf(drawing, { layers: layers ?? {}, selected, onStep: mayChoose ? choose : null })),
    [keep, drawing, layers, selected, mayChoose, choose],
  );
  const panel = usePanel();
  const { palette } = useTheme();
  const active = layers?.active?.[0] ?? null;
  const noteMoved = useFirstView(drawing, panel, selected ?? active);
  useInSight(active);
  useInSight(selected);
  // What is told to xyflow's store stays the same, else each step and way asks it anew.
  const begin = useEvent((event: MouseEvent | TouchEvent | null) => {
    // Without an event it was moved by ourselves.
    if (event !== null) noteMoved();
  });
  const words = useMemo(
    () => ({
      'controls.ariaLabel': translate('diagram.controls'),
      'controls.zoomIn.ariaLabel': translate('diagram.closer'),
      'controls.zoomOut.ariaLabel': translate('diagram.farther'),
      'controls.fitView.ariaLabel': translate('diagram.whole'),
      'minimap.ariaLabel': translate('diagram.overview'),
    }),
    [translate],
  );
  return (
    <Box
      role="group"
      aria-label={translate('diagram.label')}
      sx={{
        width: '100%',
        height: '100%',
        position: 'relative',
        bgcolor: 'background.default',
        '& .react-flow__attribution': { display: 'none' },
        '& .react-flow__controls-button': {
          width: 28,
          height: 28,
          bgcolor: 'background.paper',
          color: 'text.primary',
          border: 1,
          borderColor: 'divider',
          '& svg': { fill: 'currentcolor', maxWidth: 12 },
        },
      }}
    >
      <Legend layers={layers ?? {}} />
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        fitViewOptions={fitViewOptions}
        onMoveStart={begin}
        minZoom={0.1}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        ariaLabelConfig={words}
      >
        <Controls showInteractive={false} onFitView={noteMoved} onZoomIn={noteMoved} onZoomOut={noteMoved} />
        {hasOverview(drawing, panel) ? (
          <MiniMap
            pannable
            zoomable
            position="bottom-right"
            style={{ width: 132, height: 84, margin: '8px 8px 56px', border: `1px solid ${palette.divider}` }}
            bgColor={palette.background.paper}
            maskColor={alpha(palette.primary.main, 0.16)}
            nodeColor={({ id, type }) =>
              type === 'bracket'
                ? palette.clock.calm
                : layers?.active?.includes(id) === true
                  ? palette.primary.main
                  : palette.text.secondary
            }
          />
        ) : null}
      </ReactFlow>
    </Box>
  );
}
