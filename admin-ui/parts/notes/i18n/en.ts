export const notes = {
  add: 'Note',
  text: 'Note for who works on it',
  internal: 'Internal: it never goes to the person.',
  keep: 'Keep the note',
  leave: 'Leave it',
  others: '%{names} is looking at this too |||| %{names} are looking at this too',
};
