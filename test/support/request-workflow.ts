/** A small workflow for tests of the API: one task of level_1 or level_2 with a form, and a message. */
import type { DefinitionText } from '../../domain/definition-file.js';

export const requestWorkflow: readonly DefinitionText[] = [
  {
    kind: 'workflow',
    name: 'request',
    text: `workflow: request
title: {it: Richiesta, en: Request}
data: request_data
summary: = data.subject
start: {groups: [level_1]}
see: {groups: [directors]}
messages:
  withdrawn: {title: Ritirata, form: answer}
steps:
  answer:
    task: Rispondi
    to: {group: [level_1, level_2]}
    form: answer
    outcomes: {solved: {title: Risolta}, refused: {title: Rifiutata}}
    on:
      withdrawn: {next: end}
`,
  },
  {
    kind: 'form',
    name: 'request_data',
    text: `form: request_data
schema:
  type: object
  properties:
    subject: {type: string}
    phone: {type: string, personal: true}
  required: [subject]
  additionalProperties: false
`,
  },
  {
    kind: 'form',
    name: 'answer',
    text: `form: answer
schema:
  type: object
  properties:
    text: {type: string, minLength: 1}
  required: [text]
`,
  },
];
