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
} as const;
