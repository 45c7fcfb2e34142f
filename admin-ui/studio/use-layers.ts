import { useEffect } from 'react';
import type { Layers } from '../parts/diagram/layers.js';
import type { SideProps } from './side.js';

/** Lays something over the diagram while the panel that asks for it is open; null: nothing. The same layers stay the same object. */
export function useLayers(onLayers: SideProps['onLayers'], layers: Layers | null): void {
  useEffect(() => {
    onLayers(layers);
    return () => onLayers(null);
  }, [onLayers, layers]);
}
