/** What is said of service levels, penalties and periods, in Italian, by its English with gaps. */
export const levelWords = {
  'not ended yet': 'non ancora concluse',
  'took the offer to be called back': 'hanno accettato di essere richiamate',
  'left a voice message': 'hanno lasciato un messaggio vocale',
  'left the queue for elsewhere': 'uscite dalla coda verso altra destinazione',
  'lost without a word of the switch': 'perse senza notizia dal centralino',
  abandoned: 'abbandonate',
  'abandoned within the time': 'abbandonate entro il tempo',
  'abandoned at once': 'abbandonate subito',
  'the condition has no value for it': 'la condizione non dà un valore',
  'nobody told whether it was up': 'non è noto se fosse disponibile',
  cancelled: 'annullate',
  'running still': 'ancora in corso',
};
