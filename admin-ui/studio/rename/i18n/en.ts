export const rename = {
  open: 'Rename…',
  title: 'Rename %{name}',
  name: 'New name',
  do: 'Rename everywhere',
  places: 'This changes in one place: |||| This changes in %{smart_count} places:',
  all_places: 'Places that change',
  doubtful: 'These texts read like it and stay as they are. Look whether they mean it:',
  unread: 'These hold the name and can’t be read; mend them first: %{names}',
  keeps: 'All of it is kept at once as your drafts, or nothing is. Others see it when you publish it.',
  not_with_it: 'What does not go with it',
  running:
    'One case of it runs: it keeps its version and the old name. |||| %{smart_count} cases of it run: they keep their version and the old name.',
  called_by:
    'Cases of %{names} that run already look for it by its old name: publish when none of them has still to do so.',
  workflow: {
    numbers: 'Numbers begin anew, and a matter that has a case under the old name may get a second one.',
    figures: 'Lists and figures of the past stay under the old name.',
    outside:
      'Whoever starts it by the API, and links to its public form (%{address}), have to be told the new name; a schedule that stands paused goes again.',
  },
  calendar: { data: 'Rows of contact lists and data that name it by a text.' },
  template: { data: 'Data that name it by a text.' },
  questionnaire: {
    answers: 'Answers that were given, and links that were sent: they stay with the old name.',
  },
  contract: {
    periods: 'Periods that were closed, audits, uses and formal notices: they stay with the old name.',
  },
  removed: 'To go when published',
  put_back: 'Keep %{name} after all',
};
