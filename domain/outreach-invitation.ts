/** The mail to a contact for whom the definition has no text of its own. */
import { isJsonObject, type Json, type JsonObject } from '../engine/json.js';

const texts = {
  it: {
    greeting: 'Gentile',
    all: 'Buongiorno',
    again: 'Promemoria: ',
    body: 'La invitiamo a rispondere al questionario. Il collegamento è personale e si può riprendere più tardi:',
    optOut: 'Se non vuole ricevere altri messaggi:',
  },
  en: {
    greeting: 'Dear',
    all: 'Good morning',
    again: 'Reminder: ',
    body: 'You are invited to answer the questionnaire. The link is yours alone, and you may go on with it later:',
    optOut: 'If you want no further messages:',
  },
} as const;

/** The usual invitation, in Italian unless the contact's language is English; `title` is the workflow's. */
export function invitationIn(
  contact: JsonObject,
  title: Json,
): { readonly subject: string; readonly body: string } {
  const text = (key: string) => (typeof contact[key] === 'string' ? contact[key] : '');
  const language = text('language').startsWith('en') ? 'en' : 'it';
  const words = texts[language];
  const name = text('name');
  const again = Number(contact['attempt']) > 1 ? words.again : '';
  const link = text('link');
  const parts = [
    name === '' ? `${words.all},` : `${words.greeting} ${name},`,
    ...(link === '' ? [] : [`${words.body}\n${link}`]),
    `${words.optOut}\n${text('opt_out')}`,
  ];
  return { subject: again + orderTitleIn(title, language), body: `${parts.join('\n\n')}\n` };
}

/** The title that an order holds, as JSON, in a language; empty where it is none. */
export function orderTitleIn(title: Json, language: string): string {
  if (!isJsonObject(title)) return typeof title === 'string' ? title : '';
  const text = title[language] ?? Object.values(title)[0];
  return typeof text === 'string' ? text : '';
}
