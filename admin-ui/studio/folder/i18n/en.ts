export const folder = {
  import: 'Import',
  export: 'Export',
  keep_all: 'Keep all %{count} drafts',
  title: 'Import definitions',
  explain:
    'From a zip, files or a folder into your drafts. You see first what would change; nobody else sees it until it is published.',
  choose_files: 'Choose a zip or files',
  choose_folder: 'Choose a folder',
  unreadable: 'This could not be read: %{why}',
  nothing: 'There is no definition in it. Definitions are YAML files.',
  wrong: 'Something is wrong, so nothing can be imported:',
  new: 'New',
  changed: 'Changed',
  same: '%{smart_count} is the same as here. |||| %{smart_count} are the same as here.',
  words_only: 'only comments or layout',
  over_unsaved: 'What you wrote and have not kept yet is replaced in: %{names}.',
  bring: 'Import %{count}',
};
