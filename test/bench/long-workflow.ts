/** A workflow of 500 lines, as an administrator may have written it over the years: tasks with titles, terms and ways. */

/** How many steps it has. */
export const stepsOfLongWorkflow = 54;

const head = `workflow: long_workflow
title: {it: Un lavoro lungo, en: A long piece of work}
data: ticket_request
calendar: operators
summary: = data.subject
start:
  groups: [level_1]

clocks:
  whole:
    title: {it: Tutto, en: The whole}
    within: 10 working days

steps:
`;

/** The text. */
export const longWorkflow =
  head + Array.from({ length: stepsOfLongWorkflow }, (_, at) => stepOf(at)).join('');

function stepOf(at: number): string {
  const later = at % 9 === 4 && at + 5 < stepsOfLongWorkflow ? at + 5 : at + 1;
  const next = at + 1 < stepsOfLongWorkflow ? `step_${String(at + 1)}` : 'over';
  const over = at + 1 < stepsOfLongWorkflow ? '' : '  over: {end: done}\n';
  return `  step_${String(at)}:
    task: work_${String(at)}
    title: {it: Passo ${String(at)}, en: Step ${String(at)}}
    to: {group: level_2}
    within: ${String((at % 8) + 1)} working hours
    outcomes:
      done:
        next: ${next}
      later: {next: ${later === at + 1 ? next : `step_${String(later)}`}}
${over}`;
}
