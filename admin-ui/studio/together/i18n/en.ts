export const together = {
  again:
    '%{title}: changed in %{smart_count} definition. |||| %{title}: changed in %{smart_count} definitions.',
  back: '%{title}: taken back in %{smart_count} definition. |||| %{title}: taken back in %{smart_count} definitions.',
  nothing: '%{title}: nothing was done.',
  changed: 'Changed meanwhile:',
  left: 'Changed meanwhile, so left as they are:',
  take_back: 'Take it back in all',
  do_again: 'Do it again in all',
};
