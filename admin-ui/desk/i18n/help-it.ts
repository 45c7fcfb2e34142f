/** A che serve ogni campo della scrivania. */
export const help = {
  mode: {
    title: 'Come lavori ora: le attività che chiedono un altro modo non ti vengono date.',
    reason: 'Perché sei in pausa, per chi coordina; fino a 200 caratteri.',
  },
  operators: { mode: 'Come lavora questo operatore da ora in poi.' },
  absence: {
    who: 'La collega o il collega che è assente: scrivi una parte del nome.',
    substitute: 'A chi si offre ciò che è suo per nome: scrivi una parte del nome.',
    from: 'Giorno e ora, del tuo orologio, da cui subentra il sostituto.',
    until: 'Giorno e ora, del tuo orologio, in cui finisce da sé.',
  },
  queue: {
    whose: 'Attività date a te, dei tuoi gruppi, di richieste che segui, o tutte.',
    search: 'Il numero di una richiesta, un nome o parole; l’elenco si restringe mentre scrivi.',
  },
  work: {
    user_name: 'Chi deve svolgere l’attività: scrivi una parte del nome.',
    group_name: 'Nella coda di chi deve attendere l’attività: scrivi una parte del titolo.',
  },
  new: {
    what: 'Il processo che comincia; il suo modulo segue qui sotto.',
    find: 'Almeno tre lettere o cifre; la persona scelta compila il modulo.',
  },
};
