/** How a standing is shown: a colour of the clocks, and a shape for who doesn't see it. */
import type { Standing } from '../../../domain/monitoring/standing.js';

export const standingColour: Readonly<Record<Standing, string>> = {
  no_cases: 'text.secondary',
  kept: 'clock.calm',
  near: 'clock.near',
  short: 'clock.late',
};

export const standingSign: Readonly<Record<Standing, string>> = {
  ...{ no_cases: '–', kept: '●', near: '▲', short: '■' },
};
