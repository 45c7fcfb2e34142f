export const notes = {
  add: 'Nota',
  text: 'Nota per chi ci lavora',
  internal: 'Interna: non va mai alla persona.',
  keep: 'Conserva la nota',
  leave: 'Lascia stare',
  others: 'Anche %{names} guarda questa richiesta |||| Anche %{names} guardano questa richiesta',
};
