/** Which part of a drawing is seen at first: the whole if it can be read, else its beginning in a size that can. */
import { bracketLeft, type Drawing } from './drawing.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** `x` and `y` are where the drawing's origin stands in the panel, in pixels of the panel. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Smaller, and titles of steps cannot be read. */
const readable = 0.7;
/** How large a drawing begins that doesn't fit. */
const comfortable = 0.85;
const margin = 16;
/** The legend stands above. */
const top = 36;

/** Whether the whole drawing can be read in a panel of this size. */
export function isWholeReadable(drawing: Drawing, panel: Size): boolean {
  return wholeZoom(drawing, panel) >= readable;
}

/** What is seen first. A drawing too large begins at its first step, its clocks in sight beside it where there is room. */
export function firstView(drawing: Drawing, panel: Size): View {
  const { left, width, height } = boundsOf(drawing);
  const whole = wholeZoom(drawing, panel);
  if (whole >= readable) {
    const spare = panel.height - height * whole;
    return {
      x: (panel.width - width * whole) / 2 - left * whole,
      y: Math.max(margin, Math.min(spare / 2, top)),
      zoom: whole,
    };
  }
  const zoom = comfortable;
  const first = drawing.layout.nodes.get('(start)');
  const middle = first === undefined ? left : first.x + first.width / 2;
  const farthest = margin - left * zoom;
  return { x: Math.min(panel.width / 2 - middle * zoom, farthest), y: top, zoom };
}

function wholeZoom(drawing: Drawing, panel: Size): number {
  const { width, height } = boundsOf(drawing);
  return Math.min(1, (panel.width - 2 * margin) / width, (panel.height - 2 * margin) / height);
}

/** Nodes and brackets together. */
function boundsOf({ layout, brackets }: Drawing) {
  const left = Math.min(0, ...brackets.map(bracketLeft));
  return { left, width: layout.width - left, height: layout.height };
}
