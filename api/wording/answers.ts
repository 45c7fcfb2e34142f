/** What is said of answers to questionnaires, in Italian, by its English with gaps. */
export const answerWords = {
  'A number is expected.': 'Serve un numero.',
  'A text is expected.': 'Serve un testo.',
  'A text may have at most {0} characters.': 'Un testo può avere al massimo {0} caratteri.',
  '{0} is not of the kind {1}.': '{0} non è del tipo {1}.',
  '{0} is none of the choices: {1}.': '{0} non è una delle scelte: {1}.',
  'A list of choices is expected.': 'Serve un elenco di scelte.',
  'A choice is named twice.': 'Una scelta è indicata due volte.',
  'A text, a number, true or false is expected.': 'Serve un testo, un numero, true o false.',
  '{0} is neither yes nor no.': '{0} non è né sì né no.',
  'A file is expected.': 'Serve un file.',
  'A drawing is expected.': 'Serve un disegno.',
  'Answers by name are expected: {0}.': 'Servono risposte per nome: {0}.',
  'There is no {0} here; there is {1}.': 'Qui non c’è {0}; c’è {1}.',
  'A list is expected.': 'Serve un elenco.',
  'The questionnaire has no question {0}.': 'Il questionario non ha una domanda {0}.',
  'Something is missing or wrong here.': 'Qui manca qualcosa, o qualcosa non va.',
  'Some answers are not accepted.': 'Alcune risposte non sono accettate.',
  'Some answers are missing or not accepted.': 'Alcune risposte mancano o non sono accettate.',
  'There is no questionnaire under this link.':
    'Sotto questo indirizzo non c’è un questionario. Controlla ogni lettera.',
  'There is no questionnaire {0}.': 'Non c’è un questionario {0}.',
  'This questionnaire is closed: it takes no answers any more.':
    'Il questionario è chiuso: non accetta più risposte.',
  'This questionnaire has been answered already by this link.':
    'Con questo indirizzo si è già risposto al questionario.',
  'This link was replaced by a newer one: use the last one that you were sent.':
    'Questo indirizzo è stato sostituito da uno più recente: usa l’ultimo che hai ricevuto.',
  'This questionnaire is paused: come back later.': 'Il questionario è in pausa: torna più tardi.',
  'Enough people have answered this questionnaire: no more answers are needed.':
    'Al questionario hanno già risposto abbastanza persone: non servono altre risposte.',
  'The list of the attempt {0} asks no questionnaire.':
    'La lista del tentativo {0} non prevede un questionario.',
  'This contact has answered already; end the attempt.':
    'Questo contatto ha già risposto; chiudi il tentativo.',
  'The campaign {0} asks nobody of a list by a questionnaire.':
    'La campagna {0} non pone un questionario a una lista.',
} as const;
