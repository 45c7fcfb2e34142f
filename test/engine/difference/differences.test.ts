import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../../engine/difference.js';
import { readTree } from '../../../engine/reading.js';
import { smallTicket } from '../../support/small-ticket.js';

/** What the ticket's tree says after these replacements in one of its files, as `part | en | it`. */
function told(file: string, ...replaced: readonly (readonly [string, string])[]): readonly string[] {
  const after = smallTicket.map(({ path, text }) => {
    if (path !== file) return { path, text };
    return {
      path,
      text: replaced.reduce((sum, [from, to]) => {
        expect(sum).toContain(from);
        return sum.replace(from, to);
      }, text),
    };
  });
  return differencesOf(readTree(smallTicket), readTree(after)).map(
    ({ definition, part, en, it }) => `${definition} ${part} | ${en} | ${it}`,
  );
}

describe('what has changed, in sentences', () => {
  it('says nothing of comments and layout', () => {
    expect(told('ticket.yaml', ['clocks:', '# the terms\nclocks:'])).toEqual([]);
  });

  it.each<readonly [string, readonly (readonly [string, string])[], readonly string[]]>([
    [
      'a term',
      [['within: 4 working', 'within: 3 working']],
      ['pickup: 4 → 3 working hours | pickup: 4 → 3 ore lavorative'],
    ],
    [
      'another unit',
      [['10 working days', '1 week']],
      ['resolved: 10 working days → 1 week | resolved: 10 giorni lavorativi → 1 settimana'],
    ],
    [
      'a threshold',
      [['75%: {notify: {group: level_2}}', '50%: {notify: {group: level_2}}']],
      [
        'pickup at 50%: notify level_2 | pickup a 50%: avvisare level_2',
        'pickup at 75%: nothing | pickup a 75%: niente',
      ],
    ],
    [
      'a pause',
      [['    pause: await_citizen\n', '']],
      [
        'resolved, stands still during: no longer await_citizen | resolved, è sospeso durante: non più await_citizen',
      ],
    ],
    [
      'an outcome',
      [['      incomplete: {next', '      expired: {next: incomplete}\n      incomplete: {next']],
      ['step back_office may now end in expired | il passo back_office ora può finire in expired'],
    ],
    [
      'a group',
      [['to: {group: level_2}', 'to: {group: [level_2, level_3]}']],
      [
        'step back_office, for the group: level_2 → level_2, level_3 | passo back_office, per il gruppo: level_2 → level_2, level_3',
      ],
    ],
    [
      'who sees it',
      [['see: {groups: [supervisors]}', 'see: {groups: [directors]}']],
      [
        'seen by: now also directors | visto da: ora anche directors',
        'seen by: no longer supervisors | visto da: non più supervisors',
      ],
    ],
    [
      'a wait',
      [['for: 30 days', 'for: 10 days']],
      ['step await_citizen, wait.for: 30 days → 10 days | passo await_citizen, wait.for: 30 days → 10 days'],
    ],
    [
      'a new step',
      [['  solved: {end', '  tell:\n    do: mail_send\n    next: solved\n  solved: {end']],
      ['new step tell: do | nuovo passo tell: do'],
    ],
  ])('tells %s', (_, replaced, sentences) => {
    expect(told('ticket.yaml', ...replaced).map((text) => text.slice(text.indexOf('| ') + 2))).toEqual(
      sentences,
    );
  });

  it('tells a renamed step as one, by what `migrate` says', () => {
    const renamed = told(
      'ticket.yaml',
      ['  ask_citizen:\n', '  ask:\n'],
      ['{next: ask_citizen}', '{next: ask}'],
      ['steps:\n', 'migrate: {ask_citizen: ask}\nsteps:\n'],
    );
    expect(renamed).toContain(
      'workflow/ticket steps/ask | step ask_citizen is now called ask | il passo ask_citizen ora si chiama ask',
    );
    expect(renamed.join()).not.toContain('is gone');
  });

  it('tells hours and closures of a calendar, day by day', () => {
    expect(
      told(
        'operators.yaml',
        ['mon-fri: ["08:00-19:00"]', 'mon-thu: ["08:00-19:00"], sat: ["09:00-12:00"]'],
        ['holidays: {country: IT}', 'holidays: {country: IT, also: [{date: "04-23"}]}'],
      ),
    ).toEqual([
      'calendar/operators open | Friday: 08:00-19:00 → closed | venerdì: 08:00-19:00 → chiuso',
      'calendar/operators open | Saturday: closed → 09:00-12:00 | sabato: chiuso → 09:00-12:00',
      'calendar/operators holidays | closed each year or on: now also 04-23 | chiuso ogni anno o il: ora anche 04-23',
    ]);
  });

  it('tells the fields of a form', () => {
    expect(
      told(
        'request.yaml',
        ['required: [subject, email]', 'required: [email]'],
        [
          'subject: {type: string}',
          'subject: {type: string, maxLength: 80, personal: true}\n    phone: {type: string}',
        ],
      ),
    ).toEqual([
      'form/request fields/phone | new field phone | nuovo campo phone',
      'form/request schema | must be given: no longer subject | obbligatori: non più subject',
      'form/request fields/subject | field subject is now personal: kept encrypted | il campo subject ora è personale: conservato cifrato',
      'form/request fields/subject | field subject, maxLength: – → 80 | campo subject, maxLength: – → 80',
    ]);
  });

  it('tells what is new and what is gone', () => {
    const more = [
      ...smallTicket.slice(1),
      { path: 'other.yaml', text: 'form: other\nschema: {type: object}\n' },
    ];
    expect(differencesOf(readTree(smallTicket), readTree(more)).map(({ en }) => en)).toEqual([
      'new form other',
      'workflow ticket is gone',
    ]);
  });
});
