/** The words of the reference page between what the schema says, in both languages. */
export interface Words {
  readonly heading: string;
  readonly intro: string;
  readonly kinds: string;
  readonly shapes: string;
  readonly shapesIntro: string;
  readonly required: string;
  readonly default: string;
  readonly inAll: string;
  readonly beside: (key: string) => string;
  readonly keysOfOwn: string;
  readonly or: string;
  readonly anything: string;
  readonly text: string;
  readonly truth: string;
  readonly expression: string;
  readonly pattern: (pattern: string) => string;
  readonly number: (least: number | null, most: number | null) => string;
  readonly listOf: (item: string) => string;
  readonly mapOf: (value: string) => string;
  readonly map: string;
}

const english: Words = {
  heading: 'Reference of the definition language',
  intro:
    'Every key of every kind of definition, with what it takes and what it is for. This page is made from the readers themselves (`npm run -s sportello -- schema --reference en`): don’t edit it.',
  kinds: 'Kinds of definition',
  shapes: 'What stands in many places',
  shapesIntro: 'The names in italics above.',
  required: 'required',
  default: 'without it',
  inAll: 'In all:',
  beside: (key) => `With ${key}:`,
  keysOfOwn: 'Without any of these:',
  or: 'or',
  anything: 'anything',
  text: 'text',
  truth: '`true` or `false`',
  expression: 'expression',
  pattern: (pattern) => `text of the form ${pattern}`,
  number: (least, most) =>
    least === null ? 'number' : most === null ? `number from ${least}` : `number from ${least} to ${most}`,
  listOf: (item) => `list of: ${item}`,
  mapOf: (value) => `map by name: ${value}`,
  map: 'map',
};

const italian: Words = {
  heading: 'Riferimento del linguaggio delle definizioni',
  intro:
    'Ogni chiave di ogni genere di definizione, con ciò che accetta e a che cosa serve. Questa pagina nasce dai lettori stessi (`npm run -s sportello -- schema --reference it`): non va modificata.',
  kinds: 'Generi di definizione',
  shapes: 'Ciò che ricorre in molti posti',
  shapesIntro: 'I nomi in corsivo più sopra.',
  required: 'obbligatoria',
  default: 'senza',
  inAll: 'Per tutti:',
  beside: (key) => `Con ${key}:`,
  keysOfOwn: 'Senza nessuna di queste:',
  or: 'oppure',
  anything: 'qualunque cosa',
  text: 'testo',
  truth: '`true` o `false`',
  expression: 'espressione',
  pattern: (pattern) => `testo della forma ${pattern}`,
  number: (least, most) =>
    least === null ? 'numero' : most === null ? `numero da ${least}` : `numero da ${least} a ${most}`,
  listOf: (item) => `elenco di: ${item}`,
  mapOf: (value) => `mappa per nome: ${value}`,
  map: 'mappa',
};

export const words = { en: english, it: italian };

export type Language = keyof typeof words;
