import { useReactFlow, useStore } from '@xyflow/react';
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
