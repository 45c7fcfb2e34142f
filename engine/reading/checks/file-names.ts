/** A file is named like its definition; scenarios and simulations only end so. */
import { sentenceKinds } from '../kinds.js';
import type { Check } from './checking.js';
import { worded } from '../../wording/worded.js';

export const checkFileNames: Check = ({ tree, error }) => {
  for (const definition of tree.definitions) {
    const { kind, name, file, at } = definition;
    const base = file.slice(file.lastIndexOf('/') + 1);
    if (sentenceKinds.some((each) => each === kind)) {
      const ending = `.${kind}.yaml`;
      if (!base.endsWith(ending))
        error(
          definition,
          at,
          'file_name',
          worded`a ${kind} is in a file named *${ending}, found ${base}; rename the file`,
        );
    } else if (base !== `${name}.yaml`) {
      error(
        definition,
        at,
        'file_name',
        worded`the ${kind} "${name}" is in the file ${base}; expected ${name}.yaml: rename the file or the ${kind}`,
      );
    }
  }
};
