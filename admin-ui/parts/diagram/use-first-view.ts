import { useReactFlow, useStore, type ReactFlowInstance } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Drawing } from './drawing.js';
import { firstView, isWholeReadable, type Size } from './first-view.js';

/** The panel that the drawing stands in; null until it has a size. */
export function usePanel(): Size | null {
  const width = useStore((store) => store.width);
  const height = useStore((store) => store.height);
  return width === 0 || height === 0 ? null : { width, height };
}

/**
 * Shows what is to be seen first, and anew when the panel gets another size, until the reader has moved the drawing.
 * @returns what notes that she has
 */
export function useFirstView(drawing: Drawing, panel: Size | null, selected: string | null): () => void {
  const flow = useReactFlow();
  const isMoved = useRef(false);
  const { width = 0, height = 0 } = panel ?? {};
  const latest = useRef(drawing);
  // With what is gone it is another drawing.
  const isCompared = drawing.changes !== null;
  useEffect(() => {
    latest.current = drawing;
  });
  useEffect(() => {
    if (selected !== null) isMoved.current = true;
    if (width === 0 || isMoved.current) return;
    void flow.setViewport(firstView(latest.current, { width, height }));
  }, [flow, width, height, selected, isCompared]);
  return () => {
    isMoved.current = true;
  };
}

/** Whether an overview would help: the whole can't be read, and there is room for one. */
export function hasOverview(drawing: Drawing, panel: Size | null): boolean {
  return panel !== null && panel.width >= 400 && panel.height >= 300 && !isWholeReadable(drawing, panel);
}

/** Moves the drawing only if the chosen step is out of sight. */
export function useInSight(selected: string | null): void {
  const flow = useReactFlow();
  useEffect(() => {
    if (selected !== null) bringIntoSight(flow, selected);
  }, [flow, selected]);
}

/** Moves the drawing so that a step is seen, if it is not. */
export function bringIntoSight(flow: ReactFlowInstance, step: string): void {
  const node = flow.getInternalNode(step);
  if (node === undefined) return;
  const { x, y } = node.internals.positionAbsolute;
  const { width = 0, height = 0 } = node;
  const { x: left, y: top, zoom } = flow.getViewport();
  const frame = document.querySelector('.react-flow');
  // Reckoned, not measured: what the browser itself has scrolled there is taken back by the drawing.
  const inSight =
    frame !== null &&
    x * zoom + left >= 0 &&
    y * zoom + top >= 0 &&
    (x + width) * zoom + left <= frame.clientWidth &&
    (y + height) * zoom + top <= frame.clientHeight;
  if (!inSight) void flow.setCenter(x + width / 2, y + height / 2, { zoom: Math.max(zoom, 0.6) });
}
