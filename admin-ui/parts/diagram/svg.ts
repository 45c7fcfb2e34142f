/** A drawing as an SVG text that stands alone: no style sheet, no font, no script is needed to show it. */
import { light } from '../../theme/tokens.js';
import { bracketLeft, laneGap, laneWidth, type Drawing } from './drawing.js';
import type { Bracket } from './brackets.js';
import type { Layout } from './layout.js';
import { shortLabel } from './layout.js';
import { arrowAt, lineThrough, outlineOf, signs } from './shapes.js';

const margin = 16;

/** The size of a drawing with its brackets and a margin, in pixels. */
export function sizeOfDrawing({ layout, brackets }: Drawing) {
  const lanes = brackets.length === 0 ? 0 : 1 + Math.max(...brackets.map(({ lane }) => lane));
  const left = lanes === 0 ? margin : laneGap + lanes * laneWidth + margin;
  return {
    left,
    width: Math.ceil(left + layout.width + margin),
    height: Math.ceil(layout.height + 2 * margin),
  };
}

/** The drawing in the light theme's colours; `title` is what it is called by readers. */
export function svgOf(drawing: Drawing, title: string): string {
  const { left, width, height } = sizeOfDrawing(drawing);
  const { layout, brackets } = drawing;
  const frames = [...layout.nodes.values()].filter(({ holds }) => holds);
  const steps = [...layout.nodes.values()].filter(({ holds }) => !holds);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="Arial, sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<defs><pattern id="still" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.5" height="6" fill="${light.still}"/></pattern></defs>`,
    `<rect width="100%" height="100%" fill="${light.paper}"/>`,
    `<g transform="translate(${n(left)} ${n(margin)})">`,
    ...frames.map(nodeMark),
    ...layout.edges.map(edgeMark),
    ...steps.map(nodeMark),
    ...layout.branches.map(({ x, y, title: branch }) => text(x, y + 11, branch, light.quiet, 11)),
    ...brackets.map(bracketMark),
    '</g></svg>',
  ].join('\n');
}

type Placed = Layout['nodes'] extends ReadonlyMap<string, infer P> ? P : never;

function nodeMark({ node, holds, x, y, width, height }: Placed): string {
  const plain = node.kind === 'start' || node.kind === 'finish';
  const outline = `<path d="${outlineOf(holds ? 'steps' : node.kind, width, height)}" fill="${plain ? light.quiet : light.paper}" stroke="${light.quiet}"${node.conditional === null ? '' : ' stroke-dasharray="5 3"'}${node.kind === 'end' ? ' stroke-width="2"' : ''}/>`;
  const sign = `<g transform="translate(10 9) scale(.875)"><path d="${signs[node.kind]}" fill="${light.primary}" fill-rule="evenodd"/></g>`;
  const small = [
    node.detail,
    node.within === null ? '' : `⏱ ${node.within}`,
    node.handlers.map(({ of, title }) => `${of === 'error' ? '⚡' : '✉'} ${title}`).join('  '),
  ].filter((line) => line !== '');
  const titles = wrapped(node.title);
  const lines = plain
    ? []
    : [
        ...titles.map((line, index) => text(30, 20 + index * 15, line, light.text, 12)),
        ...small.map((line, index) =>
          text(30, 20 + (titles.length + index) * 15, cut(line, 24), light.quiet, 11),
        ),
      ];
  return `<g transform="translate(${n(x)} ${n(y)})">${outline}${plain ? '' : sign}${lines.join('')}</g>`;
}

function edgeMark({ points, labelAt, label, of }: Layout['edges'][number]): string {
  const colour = of === 'handler' ? light.near : light.quiet;
  const shown = shortLabel(label);
  const half = shown.length * 3;
  const words =
    shown === ''
      ? ''
      : `<rect x="${n(labelAt.x - half)}" y="${n(labelAt.y - 7)}" width="${n(half * 2)}" height="14" fill="${light.paper}"/><text x="${n(labelAt.x)}" y="${n(labelAt.y + 4)}" text-anchor="middle" font-size="11" fill="${light.text}">${escaped(shown)}</text>`;
  return `<path d="${lineThrough(points)}" fill="none" stroke="${colour}"${of === 'handler' ? ' stroke-dasharray="4 3"' : ''}/><path d="${arrowAt(points)}" fill="${colour}"/>${words}`;
}

function bracketMark(bracket: Bracket): string {
  const right = bracketLeft(bracket) + laneWidth;
  const x = right - 10;
  const pauses = bracket.pauses.map(
    ({ from, to }) =>
      `<rect x="${n(x - 5)}" y="${n(from)}" width="10" height="${n(to - from)}" fill="url(#still)" stroke="${light.still}"/>`,
  );
  const words = `<text transform="translate(${n(x - 8)} ${n(bracket.to - 6)}) rotate(-90)" font-size="11" fill="${light.calm}">${escaped(cut(`${bracket.title}: ${bracket.within}`, Math.floor((bracket.to - bracket.from) / 6)))}</text>`;
  return `<path d="M ${n(right)} ${n(bracket.from + 1)} H ${n(x)} V ${n(bracket.to - 1)} H ${n(right)}" fill="none" stroke="${light.calm}" stroke-width="2"/>${pauses.join('')}${words}`;
}

function text(x: number, y: number, words: string, colour: string, size: number): string {
  return `<text x="${n(x)}" y="${n(y)}" font-size="${n(size)}" fill="${colour}">${escaped(words)}</text>`;
}

/** A title in at most two lines. */
function wrapped(title: string): readonly string[] {
  if (title.length <= 24) return [title];
  const space = title.lastIndexOf(' ', 24);
  const at = space <= 0 ? 24 : space;
  return [title.slice(0, at), cut(title.slice(at).trim(), 24)];
}

function cut(words: string, most: number): string {
  return words.length > most ? `${words.slice(0, Math.max(most - 1, 0))}…` : words;
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
