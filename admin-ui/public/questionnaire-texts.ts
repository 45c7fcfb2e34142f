/** What the page of a questionnaire says around it. */
import type { Locale } from '../i18n/locale.js';

const english = {
  loading: 'Loading…',
  anonymous: 'Your answers are anonymous: they are kept apart from who you are.',
  named: 'Your answers are kept with your name.',
  everybody: 'What you answer is kept without your name.',
  trial: 'Test mode: nothing that you answer here is kept.',
  saved: 'Saved: you may go on later with the same link.',
  saving: 'Saving…',
  unsaved: 'Not saved yet: the service cannot be reached. What you answered is kept here; it is tried again.',
  refused: 'Some answers are missing or not accepted:',
  done: 'Thank you',
  done_text: 'Your answers have been taken.',
  another: 'Answer once more',
  retry: 'Try again',
  not_open: {
    closed: { title: 'Closed', text: 'This questionnaire is closed: it takes no answers any more.' },
    answered: { title: 'Already answered', text: 'Thank you: this questionnaire has been answered already.' },
    replaced: {
      title: 'An older link',
      text: 'You were sent a newer link to this questionnaire: use that one.',
    },
    paused: { title: 'Paused', text: 'This questionnaire is paused. Come back later.' },
    quota_full: {
      title: 'Enough answers',
      text: 'Thank you: enough people like you have answered this questionnaire already.',
    },
    unknown: {
      title: 'No questionnaire here',
      text: 'There is no questionnaire under this link. Check each letter.',
    },
    away: {
      title: 'Not now',
      text: 'The service cannot be reached now, or is asked too often. Try again in a moment.',
    },
  },
};

export type QuestionnaireTexts = typeof english;

const italian: QuestionnaireTexts = {
  loading: 'Caricamento…',
  anonymous: 'Le risposte sono anonime: sono conservate separate da chi le ha date.',
  named: 'Le risposte sono conservate con il tuo nome.',
  everybody: 'Le risposte sono conservate senza il tuo nome.',
  trial: 'Prova: nulla di ciò che rispondi qui è conservato.',
  saved: 'Salvato: puoi proseguire più tardi con lo stesso indirizzo.',
  saving: 'Salvataggio…',
  unsaved:
    'Non ancora salvato: il servizio non è raggiungibile. Quanto risposto è conservato qui; si riprova.',
  refused: 'Alcune risposte mancano o non sono accettate:',
  done: 'Grazie',
  done_text: 'Le tue risposte sono state ricevute.',
  another: 'Rispondi un’altra volta',
  retry: 'Riprova',
  not_open: {
    closed: { title: 'Chiuso', text: 'Il questionario è chiuso: non accetta più risposte.' },
    answered: { title: 'Già compilato', text: 'Grazie: a questo questionario si è già risposto.' },
    replaced: {
      title: 'Un indirizzo precedente',
      text: 'Hai ricevuto un indirizzo più recente per questo questionario: usa quello.',
    },
    paused: { title: 'In pausa', text: 'Il questionario è in pausa. Torna più tardi.' },
    quota_full: {
      title: 'Risposte sufficienti',
      text: 'Grazie: hanno già risposto abbastanza persone come te.',
    },
    unknown: {
      title: 'Qui non c’è un questionario',
      text: 'Sotto questo indirizzo non c’è un questionario. Controlla ogni lettera.',
    },
    away: {
      title: 'Non ora',
      text: 'Il servizio non è raggiungibile, o riceve troppe richieste. Riprova tra poco.',
    },
  },
};

export const questionnaireTexts: Readonly<Record<Locale, QuestionnaireTexts>> = { it: italian, en: english };
