import { help } from './help-en.js';

export const notes = {
  help,
  add: 'Note',
  text: 'Note for who works on it',
  keep: 'Keep the note',
  leave: 'Leave it',
  others: '%{names} is looking at this too |||| %{names} are looking at this too',
};
