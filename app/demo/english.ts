/** The demo's words in English. */
import type { ClockState } from '../../engine/outcome.js';
import { toTry } from './to-try.js';
import type { Words } from './words.js';

export const english: Words = {
  locale: 'en-GB',
  opening: [
    'Sportello runs the processes of a public contact centre. This is the story of one request.',
    'A real Temporal server, a database and a worker are started for it; only their clock is moved ahead.',
  ],
  ready: (seconds) => `Ready after ${seconds} seconds.`,
  scenes: {
    request:
      'A citizen writes an e-mail: "When is my contribution for the vineyard paid?" The desk closes at 19:00, until Monday at 8.',
    threeHours:
      'Nobody takes the ticket. Two hours pass on Friday, the desk is closed over the week-end, on Monday one more hour passes.',
    fourthHour: 'The fourth working hour is over, and the ticket still lies there.',
    assigned: 'Sara, a supervisor, gives it to Bruno, of level II.',
    officeAsked: 'Bruno can’t tell, and asks the office for agriculture.',
    officeRejects: 'Dario, of that office, rejects the question: "Payments are not ours."',
    officeProposed: 'Carla, of level III, finds the right office.',
    officeAnswers: 'Franca, of that office, answers: "Paid on 3 March, if the bank’s number is right."',
    citizenAsked: 'The bank’s number is missing. Bruno has the citizen asked, and the clocks stand still.',
    citizenAnswers: 'Two days later the citizen answers, with a telephone number. The clocks go on.',
    replyChecked: 'Anna, of level I, sees that all is there.',
    solved: 'Bruno finds the answer: "Paid on 3 March."',
    told: 'Bruno calls the citizen, and tells it.',
  },
  said: {
    subject: 'When is my contribution for the vineyard paid?',
    text: 'I applied in autumn, and have heard nothing.',
    question: 'When was the contribution for the vineyard paid?',
    rejection: 'Payments are not ours',
    proposal: 'They pay the contributions',
    officeAnswer: 'Paid on 3 March, if the bank’s number is right',
    missing: 'the number of your bank account',
    reply: 'Here it is: IT60 X054 2811 1010 0000 0123 456',
    answer: 'Paid on 3 March.',
  },
  names: {
    level_1: 'level I',
    level_2: 'level II',
    level_3: 'level III',
    supervisors: 'the supervisors',
    office_agriculture: 'the office for agriculture',
    office_programming: 'the office for funds',
    office_relations: 'the office for public relations',
    sara: 'Sara',
    anna: 'Anna',
    bruno: 'Bruno',
    carla: 'Carla',
    dario: 'Dario',
    franca: 'Franca',
    solved: 'solved',
  },
  opened: (number) => `Ticket ${number} is opened.`,
  notice: (who, clock) => `A notice goes to ${who}${clock === null ? '' : `, about "${clock}"`}.`,
  mail: (to, subject) => `A mail goes to ${to}: "${subject}".`,
  priority: (before, after) => `The priority goes from ${before} to ${after}.`,
  task: (title, who, state) =>
    `Task "${title}": ${state === 'ready' ? `waits for ${who}` : `${who} has it`}.`,
  clock: (title, state, due, stopped) => `Deadline "${title}": ${clockIs(state, due, stopped)}.`,
  ended: (outcome) => `The ticket is closed: ${outcome}.`,
  log: 'The ticket’s log',
  entries: {
    start: 'the mail opens the ticket',
    due: 'the process acts: an instant has come',
    message: 'the citizen’s answer',
    results: { ask_citizen: 'the mail was sent', knowledge: 'the answer goes to the knowledge base' },
    assign: (by) => `${by} gives the task to somebody`,
    complete: (by, task, outcome) => `${by}: "${task}" – ${outcome}`,
  },
  clocks: 'Its deadlines',
  closing: (entries, seconds) =>
    `Five days in ${seconds} seconds, ${entries} entries in the log. Notices, priorities, the supervisors and the pause came from the process, at the second.`,
  tryNext: 'What to try next',
  next: [
    [toTry.start, 'the whole server; sign in as sara@example.org, password sportello'],
    [toTry.edit, 'the process as YAML: make the 4 working hours 2, and tell the story again'],
    [toTry.test, 'the scenarios that describe this process, in milliseconds'],
    [toTry.temporal, 'the same ones on the engine of this story'],
    [`${toTry.language}it`, 'in italiano'],
  ],
};

function clockIs(state: ClockState, due: string | null, stopped: string | null): string {
  const states: Readonly<Record<ClockState, string>> = {
    pending: 'not begun',
    running: `running, until ${due ?? '?'}`,
    paused: 'stands still',
    met: `kept, done on ${stopped ?? '?'}`,
    breached: stopped === null ? `missed, it ended on ${due ?? '?'}` : `missed, done only on ${stopped}`,
    cancelled: 'cancelled',
  };
  return states[state];
}
