/** A workflow that mail opens, that writes, waits for the answer, and tells people: all that the tests of mail need. */
import type { DefinitionText } from '../../../domain/definition-file.js';

export const letters: readonly DefinitionText[] = [
  {
    kind: 'form',
    name: 'letter',
    text: `form: letter
schema:
  type: object
  required: [subject, from]
  properties:
    subject: {type: string, minLength: 1}
    text: {type: string, personal: true}
    from: {type: string, personal: true}
    files: {type: array, items: {type: string, format: attachment}}
`,
  },
  {
    kind: 'template',
    name: 'ask',
    text: 'template: ask\nsubject: {it: "Pratica {{ instance.number }}"}\nbody: {it: "Ci scriva di più su {{ data.subject }}", en: "Tell us more"}\n',
  },
  {
    kind: 'template',
    name: 'told',
    text: 'template: told\nsubject: {it: "Avviso {{ instance.number }}", en: "Notice"}\nbody: {it: "Ha scritto {{ data.from }}", en: "{{ data.from }} wrote"}\n',
  },
  {
    kind: 'workflow',
    name: 'letter',
    text: `workflow: letter
data: letter
start:
  groups: [level_1]
  channels:
    email:
      with: {subject: = message.subject, text: = message.text, from: = message.from, files: = message.attachments}
      reply: answered
steps:
  ask: {do: mail_send, with: {to: = data.from, template: ask, attachments: = data.files}, retry: {first: 1 second}, on: {error.address_wrong: {next: unreachable}}, next: answer}
  answer: {wait: {message: answered}, save: answer, next: work}
  work: {task: Work, to: {group: level_1}, next: end}
  unreachable: {end: unreachable}
on:
  tell: {notify: {group: level_2, template: told}}
messages:
  tell: {}
`,
  },
];
