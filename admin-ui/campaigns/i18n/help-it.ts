/** A che serve ogni campo di campagne e liste. */
export const help = {
  attempts: { remarked: 'Lascia fuori i tentativi di cui non si è detto nulla.' },
  machine: {
    count: 'Al più tanti nel tempo scelto.',
    span: 'Il tempo in cui ne parte al più quel numero.',
  },
  call: {
    outcome: 'Scrivine una parte: Invio sceglie, di nuovo Invio lo dice.',
    remarks: 'Che cosa deve sapere chi richiama, o che cosa si è detto oltre alle domande.',
    agreed: 'Quando la persona vuole essere chiamata, giorno e ora del tuo orologio; vuoto: nessun accordo.',
  },
  list: {
    find: 'Una parte del titolo o del nome.',
    title: 'Come si chiama la lista.',
    retain_until:
      'L’ultimo giorno in cui la lista dice chi sono i suoi contatti; vuoto: finché qualcuno lo dice.',
    afterwards: 'Che cosa diventano le righe passato quel giorno.',
  },
  import: {
    is: 'Che cosa contiene la colonna; ciò che si lascia fuori non si conserva.',
    take: 'Che cosa si fa se alcune righe non vanno; quelle rifiutate si scaricano col perché.',
    duplicates: 'Che cosa si fa di chi è già nella lista con lo stesso numero o indirizzo.',
  },
  rows: { find: 'Un numero o un indirizzo per intero, o una parte di un nome.' },
  objection: {
    addresses: 'Come sono scritti: 0874 411123, +44 20 7946 0958, nome@esempio.it.',
    reason: 'Perché non vanno contattati, per chi lo chiede poi; vale per tutti quelli aggiunti.',
    find: 'Una parte di un numero o di un indirizzo.',
  },
};
