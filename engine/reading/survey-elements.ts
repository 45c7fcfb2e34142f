/** Where the elements of a SurveyJS survey stand: on pages, in panels, and in panels that repeat. */
import { entryOf, type MapNode, type Node, type Position } from './node.js';

interface Written {
  readonly value: string;
  readonly at: Position;
}

export interface SurveyElement {
  readonly node: Node;
  readonly type: Written | null;
  readonly name: Written | null;
}

/** The types of SurveyJS's elements. */
export const elementTypes: ReadonlySet<string> = new Set([
  'text',
  'comment',
  'radiogroup',
  'checkbox',
  'dropdown',
  'tagbox',
  'rating',
  'boolean',
  'ranking',
  'buttongroup',
  'imagepicker',
  'matrix',
  'matrixdropdown',
  'matrixdynamic',
  'multipletext',
  'slider',
  'file',
  'signaturepad',
  'expression',
  'html',
  'image',
  'panel',
  'paneldynamic',
]);

/** Keys under which SurveyJS has lists of elements; pages are no elements themselves. */
const lists = ['elements', 'questions', 'templateElements'];

/** All elements of a survey, in written order, those inside panels included. */
export function elementsOf(survey: MapNode): readonly SurveyElement[] {
  const pages = itemsOf(survey, 'pages');
  return [survey, ...pages].flatMap((holder) => (holder.kind === 'map' ? elementsIn(holder) : []));
}

function elementsIn(holder: MapNode): readonly SurveyElement[] {
  return lists
    .flatMap((key) => itemsOf(holder, key))
    .flatMap((node) => {
      if (node.kind !== 'map') return [{ node, type: null, name: null }];
      return [{ node, type: writtenAt(node, 'type'), name: writtenAt(node, 'name') }, ...elementsIn(node)];
    });
}

function itemsOf(holder: MapNode, key: string): readonly Node[] {
  const node = entryOf(holder, key)?.value;
  return node?.kind === 'list' ? node.items : [];
}

function writtenAt(node: MapNode, key: string): Written | null {
  const found = entryOf(node, key)?.value;
  return found?.kind === 'scalar' && typeof found.value === 'string' && found.value !== ''
    ? { value: found.value, at: found.at }
    : null;
}
