/** What a new definition begins with. */
import type { DefinitionKey, DefinitionText } from '../../domain/definition-file.js';

/** The least of each kind that can be read; `NAME` is its name. */
const least: Readonly<Record<string, string>> = {
  workflow: `workflow: NAME
title: {it: Nuovo processo, en: New process}
start: {groups: [level_1]}

clocks:
  answered:
    title: {it: Risposta, en: Answered}
    within: 2 days

steps:
  work:
    task: {it: Lavora, en: Work}
    to: {group: level_1}
    outcomes:
      done: {title: {it: Fatto, en: Done}, next: done}
  done: {end: done}
`,
  calendar: `calendar: NAME
title: {it: Nuovo calendario, en: New calendar}
zone: Europe/Rome
open:
  mon-fri: ["08:00-18:00"]
holidays: {country: IT}
`,
  form: `form: NAME
title: {it: Nuovo modulo, en: New form}
schema:
  type: object
  required: [note]
  properties:
    note: {type: string, minLength: 1, title: Nota}
`,
  decision: `decision: NAME
inputs: {channel: string}
rules:
  - {when: channel == "phone", then: {answer: phone}}
  - else: {answer: email}
`,
  template: `template: NAME
subject: {it: "Oggetto", en: "Subject"}
body:
  it: |
    Testo
  en: |
    Text
`,
  questionnaire: `questionnaire: NAME
title: {it: Nuovo questionario, en: New questionnaire}
languages: [it, en]
anonymous: true
codes: {satisfied: Q1, remarks: Q2}
survey:
  pages:
    - name: one
      elements:
        - {type: rating, name: satisfied, title: {it: Quanto è soddisfatto?, en: How satisfied are you?}}
        - {type: comment, name: remarks, title: {it: Osservazioni, en: Remarks}}
`,
  scenario: `scenario: NAME
workflow: ticket
at: 2026-03-02T10:00:00+01:00
start: {}
play: []
`,
};

/** The text of a new definition: the least of its kind, or another with its first line changed. */
export function beginText({ kind, name }: DefinitionKey, from: DefinitionText | null): string {
  if (from === null) return (least[kind] ?? `${kind}: NAME\n`).replace('NAME', () => name);
  return from.text.replace(new RegExp(`^${kind}:.*$`, 'm'), () => `${kind}: ${name}`);
}
