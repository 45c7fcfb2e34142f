import { Box } from '@mui/material';
import { useMemo } from 'react';
import type { CompiledWorkflow } from '../../engine/definition.js';
import { Diagram } from '../parts/diagram/Diagram.js';
import type { Instance } from './types.js';

interface Props {
  readonly instance: Instance;
  readonly workflow: CompiledWorkflow;
}

/** The process as a drawing, with the way that the instance took and where it stands. */
export default function Path({ instance: { steps }, workflow }: Props) {
  const layers = useMemo(
    () => ({
      active: steps.filter(({ state }) => state === 'active').map(({ step }) => step),
      path: steps.filter(({ state }) => state !== 'skipped').map(({ step }) => step),
    }),
    [steps],
  );
  return (
    <Box sx={{ height: { xs: 320, md: 420 } }}>
      <Diagram
        workflow={workflow}
        layers={layers}
        selected={layers.active[0] ?? layers.path.at(-1) ?? null}
      />
    </Box>
  );
}
