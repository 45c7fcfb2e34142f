/** A che serve ogni campo dell'esercizio. */
export const help = {
  filter: {
    q: 'Il numero di una richiesta, o parole che vi compaiono; vale con Invio.',
    person: 'Nome, telefono, e-mail o codice fiscale della persona; vale con Invio.',
    workflow: 'Solo le richieste di questo processo.',
    state: 'Solo le richieste in corso, chiuse o annullate.',
    step: 'Il nome di un passo, come sta nella definizione, ora aperto; vale con Invio.',
    overdue: 'Solo le richieste di cui è passato un termine.',
    incident: 'Solo le richieste in cui qualcosa è fallito e attende una persona.',
    watched: 'Solo le richieste che segui con la stella.',
  },
  heat: {
    period: 'Si contano le richieste cominciate in questi giorni.',
    from: 'Il primo giorno, compreso.',
    to: 'L’ultimo giorno, compreso.',
    version: 'Solo le richieste di questa versione del processo.',
    by: 'La misura che colora i passi.',
  },
  bulk: {
    reason: 'Perché si annulla: resta nella storia della richiesta.',
    from: 'Il passo aperto che si lascia, col nome che ha nella definizione.',
    to: 'Il passo in cui si entra, col nome che ha nella definizione; end chiude la richiesta.',
  },
  schedules: { note: 'Perché intanto nulla si avvia: resta accanto alla pausa.' },
  incident: {
    result: 'Che cosa avrebbe dovuto rispondere il servizio: JSON, o un testo; vuoto vale nulla.',
    to: 'Dove prosegue la richiesta; la fine del processo la chiude.',
  },
};
