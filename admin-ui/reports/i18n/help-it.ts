/** A che serve ogni campo dei rapporti. */
export const help = {
  from: 'Il primo giorno, compreso, secondo l’ora dell’organizzazione.',
  until: 'L’ultimo giorno, compreso; si guardano al più cinque anni.',
  by: 'Che cosa distingue le righe: un tratto di tempo, o ciò che i contatti hanno in comune.',
  only: {
    channel: 'Solo i contatti arrivati così; scegline uno di questi giorni, o scrivi.',
    queue: 'Solo le chiamate di questa coda del centralino; gli altri contatti non ne hanno.',
    group: 'Solo i contatti a cui ha risposto un operatore di questo gruppo.',
    service: 'Solo i contatti su questo servizio; scegline uno di questi giorni, o scrivi.',
    language: 'Solo i contatti in questa lingua; scegline una di questi giorni, o scrivi il codice: it, de.',
  },
  pivot: {
    rows: 'Che cosa distingue le righe.',
    columns: 'Che cosa distingue le colonne.',
    measure: 'La misura in ogni casella.',
  },
  contract: 'Di chi si mostrano livelli e penali.',
  period: 'Il mese, trimestre o anno che si conta.',
  cases: { which: 'Quale parte della misura si elenca.' },
  calls: { outcome: 'Solo le chiamate finite così.' },
  forecast: {
    from: 'Il primo giorno della previsione.',
    days: 'Quanti giorni, da 1 a 56.',
    share: 'La parte di chiamate a cui rispondere in tempo: 0,9 è nove su dieci.',
    within: 'L’attesa che vale come in tempo, in secondi.',
    occupancy: 'Quanto al più gli operatori possono essere occupati: 0,9 è nove minuti su dieci.',
    shrinkage: 'La parte di tempo pagato lontano dalle chiamate, come pause e corsi: 0,3 è tre ore su dieci.',
    model: 'Se chi attende troppo rinuncia, come ha fatto finora.',
  },
  periods: {
    looked: 'Il periodo si chiude solo con un nome, che l’edizione conserva.',
    reason: 'Che cosa è arrivato tardi e perché conta: l’edizione lo conserva.',
    asked_by: 'La persona o l’ufficio che l’ha chiesto: l’edizione lo conserva.',
  },
};
