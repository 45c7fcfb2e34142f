/** A che serve ogni campo della cornice. */
export const help = {
  search:
    'Un numero, un nome, un telefono, un codice fiscale o parole, in tutto ciò che puoi vedere; Invio cerca.',
  sign_in: {
    email: 'L’indirizzo con cui è stato creato il tuo accesso.',
    password: 'Dimenticata? Chi amministra gli utenti te ne dà una nuova.',
  },
};
