export const step = {
  broken: 'The text is broken at the moment. Mend it first; its problems are told below.',
  choose: 'Choose a step in the diagram or in the text.',
  clocks: 'Terms of the clocks',
  unwritable:
    'That could not be written without breaking the text; nothing was changed. Write it in the text.',
  remove: 'Take out %{name}',
  add: 'Add',
  add_key: 'Add a key to %{name}',
  add_item: 'Add one to %{name}',
  add_entry: 'Add a named entry to %{name}',
  entry_name: 'Name of the new entry of %{name}',
  taken: 'There is one of this name already.',
  way: 'Form of %{name}',
  ways: { text: 'a text or expression', list: 'a list', map: 'by keys' },
};
