/** The panels on the right of the studio, in their order; a new one is a line here, its title `studio.side.<name>`. */
import type { ComponentType } from 'react';
import { OutlinePanel } from './outline/OutlinePanel.js';
import { PlayPanel } from './play/PlayPanel.js';
import { ScenariosPanel } from './scenarios/ScenariosPanel.js';
import type { SideProps } from './side.js';
import { StepPanel } from './step/StepPanel.js';
import { VersionsPanel } from './versions/VersionsPanel.js';

/** A panel; `kinds`: of which definitions it says something, without it of all. */
interface Side {
  readonly name: string;
  readonly kinds?: readonly string[];
  readonly panel: ComponentType<SideProps>;
}

export const sides: readonly Side[] = [
  { name: 'outline', panel: OutlinePanel },
  { name: 'step', kinds: ['workflow'], panel: StepPanel },
  { name: 'play', kinds: ['workflow'], panel: PlayPanel },
  { name: 'scenarios', kinds: ['workflow', 'scenario'], panel: ScenariosPanel },
  { name: 'versions', panel: VersionsPanel },
];
