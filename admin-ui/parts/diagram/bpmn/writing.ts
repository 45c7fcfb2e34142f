import type { BpmnModdle, ModdleElement } from 'bpmn-moddle';
import type { Places } from './place.js';
import type { NamedThings } from './triggers.js';

/** What is at hand while a model becomes XML. */
export interface Writing {
  readonly moddle: BpmnModdle;
  readonly places: Places;
  /** Messages, errors and so on that events refer to. */
  readonly things: NamedThings;
  readonly made: Map<string, ModdleElement>;
  /** Shapes and lines, in the order in which they are made. */
  readonly drawn: ModdleElement[];
}
