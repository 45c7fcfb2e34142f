import { Suspense, lazy, type ComponentType } from 'react';
import { LoadingRows } from './States.js';

/** A part that is loaded when it is first shown, with the shape of what comes meanwhile. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, rows = 2) {
  const Loaded = lazy(async () => ({ default: await load() }));
  return function Later(props: Props) {
    return (
      <Suspense fallback={<LoadingRows rows={rows} />}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
