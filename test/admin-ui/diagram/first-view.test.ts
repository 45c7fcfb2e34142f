import { describe, expect, test } from 'vitest';
import { bracketLeft, drawingOf } from '../../../admin-ui/parts/diagram/drawing.js';
import { firstView, isWholeReadable } from '../../../admin-ui/parts/diagram/first-view.js';
import { readTree } from '../../../engine/reading.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const files = shippedTexts().map(({ kind, name, text }) => ({ path: `${kind}/${name}.yaml`, text }));
const drawings = new Map(
  readTree([
    ...files,
    { path: 'short.yaml', text: 'workflow: short\nsteps: {one: {wait: 1 hour}, last: {end: done}}\n' },
  ]).definitions.flatMap((each) =>
    each.kind === 'workflow' && each.body !== null ? [[each.name, drawingOf(each.body, 'en')] as const] : [],
  ),
);

function drawing(name: string) {
  const found = drawings.get(name);
  if (found === undefined) throw new Error(`${name} is not drawn`);
  return found;
}

describe('what is seen of a diagram at first', () => {
  test.each([
    ['beside the text', { width: 480, height: 720 }],
    ['alone', { width: 960, height: 720 }],
    ['on a telephone', { width: 320, height: 440 }],
  ])(
    'the ticket %s begins at its start, in a size that can be read, with its outermost clock',
    (_, panel) => {
      const ticket = drawing('ticket');
      const { x, y, zoom } = firstView(ticket, panel);
      expect(isWholeReadable(ticket, panel)).toBe(false);
      expect(zoom).toBeGreaterThanOrEqual(0.7);
      const start = ticket.layout.nodes.get('(start)');
      if (start === undefined) throw new Error('there is no start');
      const at = { x: x + start.x * zoom, y: y + start.y * zoom };
      expect(at.x).toBeGreaterThanOrEqual(0);
      expect(at.x + start.width * zoom).toBeLessThanOrEqual(panel.width);
      expect(at.y).toBeGreaterThanOrEqual(0);
      expect(at.y).toBeLessThan(panel.height / 4);
      const nearest = Math.max(...ticket.brackets.map(bracketLeft));
      expect(x + nearest * zoom).toBeGreaterThanOrEqual(0);
    },
  );

  test('a short one is seen as a whole, no larger than it is, in the middle', () => {
    const short = drawing('short');
    const view = firstView(short, { width: 900, height: 700 });
    expect(view.zoom).toBe(1);
    expect(Math.abs(view.x + short.layout.width / 2 - 450)).toBeLessThan(1);
    expect(isWholeReadable(short, { width: 900, height: 700 })).toBe(true);
  });
});
