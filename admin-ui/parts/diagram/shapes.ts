/** The outline and the sign of each kind of node: the same on the screen and in a saved picture. */
import type { GraphNode } from './graph-parts.js';

/** The outline of a node of this size, as an SVG path from 0, 0. */
export function outlineOf(kind: GraphNode['kind'], width: number, height: number): string {
  switch (kind) {
    case 'start':
    case 'finish':
      return rounded(width, height, height / 2);
    case 'end':
    case 'wait':
    case 'handler':
      return rounded(width, height, Math.min(height / 2, 18));
    case 'choose':
    case 'decide': {
      const point = 14;
      return `M ${String(point)} 0 H ${String(width - point)} L ${String(width)} ${String(height / 2)} L ${String(width - point)} ${String(height)} H ${String(point)} L 0 ${String(height / 2)} Z`;
    }
    case 'do':
    case 'send':
    case 'call':
    case 'set':
    case 'undo':
      return rounded(width, height, 2);
    default:
      return rounded(width, height, 8);
  }
}

/** The colour of the theme and the sign that go with a change. */
export const changeColours = { added: 'success', changed: 'warning', removed: 'error' } as const;
export const changeSigns = { added: '+', changed: '≠', removed: '−' } as const;

/** The sign of a node, an SVG path in a square of 16; empty where the outline says it all. */
export const signs: Readonly<Record<GraphNode['kind'], string>> = {
  task: 'M8 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z M2 14c0-3 3-4.5 6-4.5s6 1.5 6 4.5Z',
  do: 'M3 6h3l2-4 2 4h3l-2 3 1 5-4-2-4 2 1-5Z',
  wait: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm.8 2.5v3.7l2.6 1.6-.7 1.2-3.3-2V4Z',
  choose: 'M7 2h2v4l4 5v3h-2v-2.3L8 8 5 11.7V14H3v-3l4-5Z',
  decide: 'M2 3h12v10H2Zm1.5 3v1.5h4V6Zm5.5 0v1.5h3.5V6Zm-5.5 3v1.5h4V9Zm5.5 0v1.5h3.5V9Z',
  set: 'M2 11.5 10.5 3 13 5.5 4.5 14H2Z',
  send: 'M1.5 3 15 8 1.5 13 4 8Z',
  call: 'M3 3h6v2H5v6h4v2H3Zm7 2 4 3-4 3V9H7V7h3Z',
  each: 'M3 3h8v2H3Zm2 4h8v2H5Zm2 4h8v2H7Z',
  parallel: 'M4 2h2.5v12H4Zm5.5 0H12v12H9.5Z',
  steps: 'M2 3h12v3H2Zm0 4.5h12v5.5H2Z',
  outreach: 'M4 2c5 0 10 5 10 10l-2.5 2-2.5-2.5L10 10C9 9 7 7 6 6L4.5 7 2 4.5Z',
  undo: 'M6 3 1.5 7 6 11V8.5c4 0 6 1.5 7.5 4.5 0-4-2.5-7-7.5-7.5Z',
  end: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z',
  handler: 'M2 4h12v8H2Zm1.5 1.5L8 9l4.5-3.5Z',
  start: '',
  finish: '',
};

function rounded(width: number, height: number, radius: number): string {
  const r = String(radius);
  const [w, h] = [String(width - 2 * radius), String(height - 2 * radius)];
  const corner = (x: string, y: string) => `a ${r} ${r} 0 0 1 ${x} ${y}`;
  return `M ${r} 0 h ${w} ${corner(r, r)} v ${h} ${corner(`-${r}`, r)} h -${w} ${corner(`-${r}`, `-${r}`)} v -${h} ${corner(r, `-${r}`)} Z`;
}

/** A line through points with rounded corners, as an SVG path. */
export function lineThrough(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const at = ({ x, y }: { x: number; y: number }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const middle = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? point;
    return `Q ${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  const last = rest.at(-1) ?? first;
  return [`M ${at(first)}`, ...middle, `L ${at(last)}`].join(' ');
}

/** The head of the arrow at the end of a line. */
export function arrowAt(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [before, last] = points.slice(-2);
  if (before === undefined || last === undefined) return '';
  const angle = Math.atan2(last.y - before.y, last.x - before.x);
  const side = (turn: number) => {
    const at = angle + Math.PI + turn;
    return `${(last.x + 8 * Math.cos(at)).toFixed(1)} ${(last.y + 8 * Math.sin(at)).toFixed(1)}`;
  };
  return `M ${last.x.toFixed(1)} ${last.y.toFixed(1)} L ${side(0.4)} L ${side(-0.4)} Z`;
}
