import { Box, Button } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CompiledWorkflow } from '../../../engine/definition.js';
import { Diagram } from '../../parts/diagram/Diagram.js';
import type { Drawing } from '../../parts/diagram/drawing.js';
import type { Layers } from '../../parts/diagram/layers.js';
import { diagramFormats, saveDiagram } from './save-diagram.js';

const noLayers: Layers = {};

interface DiagramViewProps {
  readonly workflow: CompiledWorkflow;
  readonly drawn: Drawing | null;
  readonly step: string | null;
  readonly layers: Layers | null;
  readonly onStep: (step: string) => void;
}

/** The diagram of what is written, and the ways to take it along. */
export function DiagramView({ workflow, drawn, step, layers, onStep }: DiagramViewProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (
    <>
      <Diagram
        workflow={workflow}
        drawn={drawn}
        layers={layers ?? noLayers}
        selected={step}
        onStep={onStep}
      />
      <Box sx={{ position: 'absolute', bottom: 8, right: 8, zIndex: 5, bgcolor: 'background.paper' }}>
        {diagramFormats.map((format) => (
          <Button
            key={format}
            aria-label={translate('studio.save_as', { format: format.toUpperCase() })}
            onClick={() => void saveDiagram(workflow, locale, format)}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </Box>
    </>
  );
}
