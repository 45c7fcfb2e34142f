import { help } from './help-it.js';

export const notes = {
  help,
  add: 'Nota',
  text: 'Nota per chi ci lavora',
  keep: 'Conserva la nota',
  leave: 'Lascia stare',
  others: 'Anche %{names} guarda questa richiesta |||| Anche %{names} guardano questa richiesta',
};
