/** A ticket as small as it can be and still be one: for tests that the definitions in `definitions/` must not break. */
import type { SourceFile } from '../../engine/reading.js';

const ticket = `workflow: ticket
data: request
calendar: operators
see: {groups: [supervisors]}
clocks:
  pickup:
    within: 4 working hours
    until: back_office.claimed
    at:
      75%: {notify: {group: level_2}}
      100%: [{raise_priority: 30}, {notify: {group: supervisors}}, {assign: {group: supervisors}}]
  resolved:
    within: 10 working days
    until: end
    pause: await_citizen
    at: {100%: {raise_priority: 20}}
steps:
  back_office:
    task: Work the request
    to: {group: level_2}
    save: reply
    outcomes:
      solved: {form: answer, next: send_answer}
      incomplete: {next: ask_citizen}
  ask_citizen:
    do: mail_send
    with: {to: = data.email, template: missing_data}
  await_citizen:
    wait: {message: citizen_reply, for: 30 days, else: incomplete}
    save: citizen_reply
    next: back_office
  send_answer:
    do: mail_send
    with: {to: = data.email, template: answer}
  solved: {end: solved}
  incomplete: {end: incomplete}
`;

const calendar = `calendar: operators
zone: Europe/Rome
open: {mon-fri: ["08:00-19:00"]}
holidays: {country: IT}
`;

const request = `form: request
schema:
  type: object
  required: [subject, email]
  properties:
    subject: {type: string}
    email: {type: string, format: email, personal: true}
`;

const answer = `form: answer
schema: {type: object, required: [answer], properties: {answer: {type: string, minLength: 1}}}
`;

/** A template that says nothing of the instance. */
export function template(name: string): SourceFile {
  const text = `template: ${name}\ntitle: ${name}\nsubject: {it: Segnalazione}\nbody: {it: Testo}\n`;
  return { path: `templates/${name}.yaml`, text };
}

export const smallTicket: readonly SourceFile[] = [
  { path: 'ticket.yaml', text: ticket },
  { path: 'operators.yaml', text: calendar },
  { path: 'request.yaml', text: request },
  { path: 'answer.yaml', text: answer },
  template('missing_data'),
  template('answer'),
];
