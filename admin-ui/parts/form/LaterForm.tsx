import { Suspense, lazy, type ComponentProps } from 'react';
import { LoadingRows } from '../States.js';
import type { SchemaForm } from './SchemaForm.js';

const Loaded = lazy(async () => ({ default: (await import('./SchemaForm.js')).SchemaForm }));

/** A form's fields, with the form library loaded when the first form is shown: a queue is read without it. */
export function LaterForm(props: ComponentProps<typeof SchemaForm>) {
  return (
    <Suspense fallback={<LoadingRows rows={2} />}>
      <Loaded {...props} />
    </Suspense>
  );
}
