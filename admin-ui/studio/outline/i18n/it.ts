export const outline = {
  find: 'Cerca una parte',
  nothing: 'Non c’è una parte così.',
  named_by: '%{name} è nominato da',
  of: {
    step: 'passo',
    clock: 'scadenza',
    message: 'messaggio',
    handler: 'reazione',
    field: 'campo',
    entry: 'voce',
  },
};
