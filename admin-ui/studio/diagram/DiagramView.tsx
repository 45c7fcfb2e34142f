import { Box, Button } from '@mui/material';
import { memo } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { Diagram } from '../../parts/diagram/Diagram.js';
import type { Layers } from '../../parts/diagram/layers.js';
import type { Drawn } from '../check/checked.js';
import { diagramFormats, saveDiagram } from './save-diagram.js';

const noLayers: Layers = {};

interface DiagramViewProps {
  readonly drawn: Drawn;
  readonly step: string | null;
  readonly layers: Layers | null;
  readonly onStep: (step: string) => void;
}

/** The diagram of what is written, and the ways to take it along; looked at again only when it is drawn anew. */
export const DiagramView = memo(function DiagramView({ drawn, step, layers, onStep }: DiagramViewProps) {
  const { workflow, drawing } = drawn;
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (
    <>
      <Diagram
        workflow={workflow}
        drawn={drawing}
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
});
