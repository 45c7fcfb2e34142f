import type { CompiledWorkflow } from '../../../engine/definition.js';
import { Diagram } from '../../parts/diagram/Diagram.js';

interface DiagramViewProps {
  readonly workflow: CompiledWorkflow;
  readonly step: string | null;
  readonly onStep: (step: string) => void;
}

/** The diagram of what is written. */
export function DiagramView({ workflow, step, onStep }: DiagramViewProps) {
  return <Diagram workflow={workflow} selected={step} onStep={onStep} />;
}
