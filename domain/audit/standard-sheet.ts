/** The sheet that an audit begins with: the fifteen phone skills of the sources (A 2.1), to be changed with the bodies. */
import type { Title } from '../../engine/definition.js';
import type { DetectionKind } from './perimeter.js';
import type { Level, Parameter, Sheet } from './sheet.js';

const scale: readonly Level[] = [
  { name: 'poor', title: { it: 'Insufficiente', en: 'Poor' }, points: 0 },
  { name: 'fair', title: { it: 'Sufficiente', en: 'Fair' }, points: 50 },
  { name: 'good', title: { it: 'Buono', en: 'Good' }, points: 75 },
  { name: 'excellent', title: { it: 'Ottimo', en: 'Excellent' }, points: 100 },
];

const yesNo: readonly Level[] = [
  { name: 'no', title: { it: 'No', en: 'No' }, points: 0 },
  { name: 'yes', title: { it: 'Sì', en: 'Yes' }, points: 100 },
];

const both: readonly DetectionKind[] = ['call', 'mail'];
const calls: readonly DetectionKind[] = ['call'];

type Further = Partial<Omit<Parameter, 'name' | 'title'>>;

function skill(name: string, title: Title, help: Title, further: Further = {}): Parameter {
  return {
    ...{ name, title, help, kinds: both, weight: 1, levels: scale, mayNotApply: false, fatal: false },
    ...{ wanted: 75, ...further },
  };
}

const parameters: readonly Parameter[] = [
  skill(
    'welcome',
    { it: 'Accoglienza', en: 'Welcome' },
    { it: 'Saluto, nome, disponibilità', en: 'Greeting, name, readiness' },
  ),
  skill(
    'listening',
    { it: 'Ascolto', en: 'Listening' },
    { it: 'Lascia finire, riprende quanto detto', en: 'Lets one finish, takes up what was said' },
  ),
  skill(
    'courtesy',
    { it: 'Cortesia', en: 'Courtesy' },
    { it: 'Insufficiente se offende: azzera il punteggio', en: 'Poor if it offends: the score is then 0' },
    { fatal: true },
  ),
  skill(
    'empathy',
    { it: 'Empatia', en: 'Empathy' },
    { it: 'Assistenza premurosa e individuale', en: 'Caring help for this one person' },
  ),
  skill(
    'information',
    { it: 'Correttezza, completezza e chiarezza', en: 'Correct, complete and clear' },
    { it: 'Insufficiente se sbagliata: azzera il punteggio', en: 'Poor if wrong: the score is then 0' },
    { weight: 3, fatal: true },
  ),
  skill(
    'problem_setting',
    { it: 'Problem setting', en: 'Problem setting' },
    { it: 'Domande mirate, suggerimenti, presa in carico', en: 'Pointed questions, advice, takes it on' },
    { weight: 2 },
  ),
  skill(
    'reassurance',
    { it: 'Capacità di rassicurare', en: 'Reassurance' },
    { it: 'Ispira fiducia e sicurezza', en: 'Inspires trust and confidence' },
  ),
  skill(
    'accessibility',
    { it: 'Accessibilità ai servizi', en: 'Access to services' },
    { it: 'Nessun problema tecnico', en: 'No technical trouble' },
    { levels: yesNo },
  ),
  skill(
    'ivr_quality',
    { it: 'Qualità dell’IVR', en: 'Quality of the IVR' },
    { it: 'I servizi offerti si capiscono', en: 'The services on offer are understood' },
    { kinds: calls, mayNotApply: true },
  ),
  skill(
    'ivr_services',
    { it: 'Servizi automatici su IVR', en: 'Services by the IVR itself' },
    { it: 'Soddisfano l’esigenza', en: 'They meet the need' },
    { kinds: calls, mayNotApply: true },
  ),
  skill(
    'quickness',
    { it: 'Rapidità nelle risposte', en: 'Quick answers' },
    { it: 'Senza attese inutili', en: 'Without idle waits' },
  ),
  skill(
    'proactivity',
    { it: 'Proattività', en: 'Proactivity' },
    { it: 'Propone oltre quanto chiesto', en: 'Offers more than was asked' },
    { mayNotApply: true },
  ),
  skill(
    'closing',
    { it: 'Chiusura', en: 'Closing' },
    { it: 'Riepilogo e commiato', en: 'Sums up and takes leave' },
  ),
  skill(
    'timeliness',
    { it: 'Tempestività delle prestazioni', en: 'Timely service' },
    { it: 'Quanto richiesto arriva in tempo', en: 'What was asked for comes in time' },
    { mayNotApply: true },
  ),
  skill(
    'special_needs',
    { it: 'Utenti anziani o con disabilità', en: 'Elderly or disabled people' },
    { it: 'Ne soddisfa le esigenze', en: 'Their needs are met' },
    { mayNotApply: true },
  ),
];

export const standardSheet: Sheet = {
  name: 'phone_skills',
  title: { it: 'Scheda di rilevazione', en: 'Detection sheet' },
  parameters,
};
