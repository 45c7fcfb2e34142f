/** Names are given once: those of definitions in their kind, those of steps and clocks in their workflow. */
import { sentenceKinds } from '../kinds.js';
import type { Check } from './checking.js';
import { factsOf } from './workflow-in-tree.js';
import { worded } from '../../wording/worded.js';

export const checkDuplicateNames: Check = ({ tree, error }) => {
  for (const definition of tree.definitions) {
    const { kind, name, at } = definition;
    const first = tree.byName.get(`${kind} ${name}`);
    if (first === undefined || first === definition || sentenceKinds.some((each) => each === kind)) continue;
    error(
      definition,
      at,
      'duplicate_name',
      worded`the ${kind} "${name}" is there already, in ${first.file}; expected a name of its own: rename one of them`,
    );
  }
};

export const checkDuplicateSteps: Check = ({ tree, error }) => {
  for (const definition of tree.definitions) {
    const seen = new Map<string, string>();
    const clocks = factsOf(definition, 'clock').filter((clock) => clock.step === null);
    const steps = factsOf(definition, 'step');
    const branches = factsOf(definition, 'branch');
    for (const { fact, name, at } of [...steps, ...branches, ...clocks].sort(
      (a, b) => a.at.line - b.at.line || a.at.column - b.at.column,
    )) {
      const other = seen.get(name);
      if (other === undefined) seen.set(name, fact);
      else
        error(
          definition,
          at,
          'duplicate_name',
          worded`there is a ${other} "${name}" already in this workflow; steps, branches and clocks need names of their own: rename one of them`,
        );
    }
  }
};
