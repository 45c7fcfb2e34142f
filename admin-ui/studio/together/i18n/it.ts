export const together = {
  again: '%{title}: cambiata %{smart_count} definizione. |||| %{title}: cambiate %{smart_count} definizioni.',
  back: '%{title}: annullato in %{smart_count} definizione. |||| %{title}: annullato in %{smart_count} definizioni.',
  nothing: '%{title}: non è stato fatto nulla.',
  changed: 'Cambiate nel frattempo:',
  left: 'Cambiate nel frattempo, e quindi lasciate come sono:',
  take_back: 'Annulla in tutte',
  do_again: 'Ripeti in tutte',
};
