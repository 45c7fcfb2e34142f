export const scenarios = {
  none: 'Nessuno scenario lo prova ancora. Simulalo e salva la simulazione come scenario.',
  all_pass: 'L’unico scenario riesce. |||| Riescono tutti i %{smart_count} scenari.',
  some_fail: 'Di %{all} scenari uno fallisce. |||| Di %{all} scenari %{smart_count} falliscono.',
  coverage: 'Raggiungono il %{steps} dei passi e il %{outcomes} degli esiti.',
  missing: 'Non raggiunti: %{names}.',
  passes: 'Riesce:',
  fails: 'Fallisce:',
  failure: 'Riga %{line}: atteso %{expected}; trovato %{found}',
  on_diagram: 'Mostra sul diagramma',
};
