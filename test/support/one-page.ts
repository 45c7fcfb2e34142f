/** A PDF of one page, as somebody would send it. */
import { makeFaxCover } from '../../commands/outreach/channels/fax-cover.js';

/** Makes it. */
export function onePage(): Promise<Uint8Array> {
  return makeFaxCover({
    ...{ language: 'it', name: 'Comune di Prova', number: '0874411001', pages: 1, date: '02/03/2026' },
    ...{ from: 'Sportello', subject: 'Questionario', text: 'Gentile utente,\nè una prova.' },
  });
}
