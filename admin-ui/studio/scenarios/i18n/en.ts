export const scenarios = {
  none: 'No scenario plays this yet. Play it, and save the play as a scenario.',
  all_pass: 'The one scenario passes. |||| All %{smart_count} scenarios pass.',
  some_fail: 'Of %{all} scenarios one fails. |||| Of %{all} scenarios %{smart_count} fail.',
  coverage: 'They reach %{steps} of the steps and %{outcomes} of the outcomes.',
  missing: 'Not reached: %{names}.',
  passes: 'Passes:',
  fails: 'Fails:',
  failure: 'Line %{line}: expected %{expected}; found %{found}',
  on_diagram: 'Show it on the diagram',
};
