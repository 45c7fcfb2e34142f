/** A workflow as a drawing, with layers over it: where an instance stands, how often a step is taken, what scenarios cover. */
import '@xyflow/react/dist/base.css';
import { Box } from '@mui/material';
import { Controls, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CompiledWorkflow } from '../../../engine/definition.js';
import { drawingOf } from './drawing.js';
import type { Layers } from './layers.js';
import { BracketNode } from './BracketNode.js';
import { StepNode } from './StepNode.js';
import { WayEdge } from './WayEdge.js';
import { flowOf } from './flow-elements.js';

export interface DiagramProps {
  readonly workflow: CompiledWorkflow;
  readonly layers?: Layers;
  /** The step that is chosen; it is brought into sight. */
  readonly selected?: string | null;
  readonly onStep?: (step: string) => void;
}

const nodeTypes = { step: StepNode, bracket: BracketNode };
const edgeTypes = { way: WayEdge };

/** The drawing; it fills what it is put in, which needs a height. */
export function Diagram(props: DiagramProps) {
  return (
    <ReactFlowProvider>
      <Drawn {...props} />
    </ReactFlowProvider>
  );
}

function Drawn({ workflow, layers, selected = null, onStep }: DiagramProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const drawing = useMemo(() => drawingOf(workflow, locale), [workflow, locale]);
  const { nodes, edges } = useMemo(
    () => flowOf(drawing, { layers: layers ?? {}, selected, onStep: onStep ?? null }),
    [drawing, layers, selected, onStep],
  );
  useInSight(selected);
  return (
    <Box
      role="group"
      aria-label={translate('diagram.label')}
      sx={{
        width: '100%',
        height: '100%',
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
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        fitView
        fitViewOptions={{ maxZoom: 1, minZoom: 0.35 }}
        minZoom={0.1}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        ariaLabelConfig={{
          'controls.ariaLabel': translate('diagram.controls'),
          'controls.zoomIn.ariaLabel': translate('diagram.closer'),
          'controls.zoomOut.ariaLabel': translate('diagram.farther'),
          'controls.fitView.ariaLabel': translate('diagram.whole'),
        }}
      >
        <Controls showInteractive={false} />
      </ReactFlow>
    </Box>
  );
}

/** Moves the drawing only if the chosen step is out of sight. */
function useInSight(selected: string | null): void {
  const flow = useReactFlow();
  useEffect(() => {
    const node = selected === null ? undefined : flow.getInternalNode(selected);
    if (node === undefined) return;
    const { x, y } = node.internals.positionAbsolute;
    const { zoom } = flow.getViewport();
    const shown = document.querySelector(`[data-id="${CSS.escape(node.id)}"]`)?.getBoundingClientRect();
    const frame = document.querySelector('.react-flow')?.getBoundingClientRect();
    const inSight =
      shown !== undefined &&
      frame !== undefined &&
      shown.left >= frame.left &&
      shown.right <= frame.right &&
      shown.top >= frame.top &&
      shown.bottom <= frame.bottom;
    if (inSight) return;
    void flow.setCenter(x + (node.width ?? 0) / 2, y + (node.height ?? 0) / 2, { zoom: Math.max(zoom, 0.6) });
  }, [flow, selected]);
}
