/** What somebody reads whom a single sign-on did not let in: a page for browsers, since one lands on it; a problem for programs. */
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { ProblemCode } from './problem.js';
import type { SignOnFailure } from './sign-on.js';
import { asSaid, type Worded } from '../engine/wording/worded.js';

interface Told {
  readonly code: Extract<ProblemCode, 'unreadable' | 'forbidden' | 'unavailable'>;
  readonly it: string;
  readonly en: string;
}

const told: Readonly<Record<SignOnFailure, Told>> = {
  unknown_user: {
    code: 'forbidden',
    it: 'In Sportello nessun utente ha l’indirizzo e-mail con cui ti sei identificato. Chiedi a chi amministra Sportello nella tua organizzazione di crearlo.',
    en: 'No user of Sportello has the e-mail address that you signed in with. Ask whoever administers Sportello in your organisation to make one.',
  },
  inactive_user: {
    code: 'forbidden',
    it: 'Il tuo utente in Sportello non è attivo. Chiedi a chi amministra Sportello nella tua organizzazione di riattivarlo.',
    en: 'Your user in Sportello is not active. Ask whoever administers Sportello in your organisation to activate it.',
  },
  unverified_email: {
    code: 'forbidden',
    it: 'Il servizio di identificazione non ha verificato il tuo indirizzo e-mail. Chiedi a chi lo amministra di verificarlo.',
    en: 'The identity provider has not verified your e-mail address. Ask whoever administers the provider to have it verified.',
  },
  denied: {
    code: 'forbidden',
    it: 'Il servizio di identificazione ha negato l’accesso. Se non sei stato tu, chiedi a chi lo amministra.',
    en: 'The identity provider refused the sign-in. If it was not you who refused, ask whoever administers the provider.',
  },
  expired: {
    code: 'unreadable',
    it: 'Questo accesso è scaduto o non è cominciato in questo browser. Ricomincia dalla pagina di accesso.',
    en: 'This sign-in has expired, or did not begin in this browser. Begin again at the sign-in page.',
  },
  unconfirmed: {
    code: 'unavailable',
    it: 'Il servizio di identificazione non ha confermato chi sei. Riprova; se continua, accedi con e-mail e password o chiedi a chi amministra Sportello.',
    en: 'The identity provider did not confirm who you are. Try again; if it goes on, sign in by e-mail and password, or ask whoever administers Sportello.',
  },
  unavailable: {
    code: 'unavailable',
    it: 'Il servizio di identificazione non risponde. Riprova fra poco, o accedi con e-mail e password.',
    en: 'The identity provider does not answer. Try again in a while, or sign in by e-mail and password.',
  },
};

/** The failure's problem code and its sentence. */
export function signOnProblem(why: SignOnFailure): { readonly code: Told['code']; readonly detail: Worded } {
  return { code: told[why].code, detail: asSaid(told[why].en) };
}

/** The same for who reads it in a browser. */
export function signOnPage(
  why: SignOnFailure,
  language: 'it' | 'en',
): HtmlEscapedString | Promise<HtmlEscapedString> {
  const [title, back] =
    language === 'it' ? ['Accesso non riuscito', 'Torna all’accesso'] : ['Not signed in', 'Back to sign-in'];
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} · Sportello</title>
      </head>
      <body style="font-family: sans-serif; max-width: 34em; margin: 4em auto; padding: 0 1em">
        <main>
          <h1>${title}</h1>
          <p>${told[why][language]}</p>
          <p><a href="/">${back}</a></p>
        </main>
      </body>
    </html>`;
}
