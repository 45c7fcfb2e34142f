import type { SideProps } from '../side.js';
import type { StepPlace } from './step-places.js';

/** What a dialog about a step is given. */
export interface StepDialogProps {
  readonly props: SideProps;
  readonly place: StepPlace;
  readonly onClose: () => void;
}
