/** `set`: writes data. */
import { required } from '../reader.js';
import { setEntries } from '../value-readers.js';
import { stepKind } from './step-kind.js';

export const setStep = stepKind(
  'set',
  { set: required(setEntries, 'places in data and their values') },
  ({ set }, common) => ({
    ...common,
    kind: 'set',
    entries: set,
  }),
);
