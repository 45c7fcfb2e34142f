/** The diagram as a file, in the formats that other tools take. */
import type { CompiledWorkflow } from '../../../engine/definition.js';
import { titleText } from '../../i18n/title-text.js';
import { drawingOf } from '../../parts/diagram/drawing.js';
import { sizeOfDrawing, svgOf } from '../../parts/diagram/svg.js';

export const diagramFormats = ['svg', 'png', 'bpmn'] as const;
type DiagramFormat = (typeof diagramFormats)[number];

/** Gives the diagram to the browser as a file named like the workflow. */
export async function saveDiagram(
  workflow: CompiledWorkflow,
  locale: string,
  format: DiagramFormat,
): Promise<void> {
  const address = URL.createObjectURL(await blobOf(workflow, locale, format));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${workflow.name}.${format}`;
  link.click();
  URL.revokeObjectURL(address);
}

async function blobOf(workflow: CompiledWorkflow, locale: string, format: DiagramFormat): Promise<Blob> {
  if (format === 'bpmn') {
    const { bpmnOf } = await import('../../parts/diagram/bpmn/to-bpmn.js');
    return new Blob([await bpmnOf(workflow, locale)], { type: 'application/xml' });
  }
  const drawing = drawingOf(workflow, locale);
  const title = titleText(workflow.title, locale, workflow.name);
  const svg = new Blob([svgOf(drawing, title)], { type: 'image/svg+xml' });
  return format === 'svg' ? svg : painted(svg, sizeOfDrawing(drawing));
}

/** A picture of points, twice as fine as the screen. */
async function painted(
  svg: Blob,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Blob> {
  const address = URL.createObjectURL(svg);
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture is too large.')) : resolve(blob)));
  });
}
