/** The move that lies ahead next, as a person reads it. */
import type { Title } from '../../../engine/definition.js';
import { span } from '../../../engine/difference/spans.js';
import { taskForms } from '../../../engine/running.js';
import { indexOf } from '../../../engine/running/program-index.js';
import { instancesOf } from '../../../engine/scenario/instances.js';
import type { Standing } from '../../../engine/scenario/play-engine.js';
import { services } from '../../../engine/services.js';
import { formatTerm } from '../../../engine/time/term.js';
import type { PlayMove } from './play-session.js';
import { stepTitle } from './titles.js';

/** A sentence `play.ahead.<kind>` with its parts: what it is about, and what more there is to say. */
export interface AheadMove {
  readonly kind: PlayMove['kind'];
  readonly what: Title;
  /** An outcome, or to whom. */
  readonly detail: Title | null;
  /** Up to which instant time passes. */
  readonly until: number | null;
  readonly by: string | null;
}

/** What the move says where the play stands. */
export function aheadMove(move: PlayMove, standing: Standing): AheadMove {
  const by = 'by' in move && typeof move.by === 'string' ? move.by : null;
  return { kind: move.kind, until: null, by, ...partsOf(move, standing) };
}

type Parts = Pick<AheadMove, 'what' | 'detail'> & Partial<Pick<AheadMove, 'until'>>;

function partsOf(move: PlayMove, standing: Standing): Parts {
  switch (move.kind) {
    case 'advance':
      return move.by === null
        ? { what: '', detail: null, until: move.to }
        : { what: { ...span({ literal: formatTerm(move.by) }) }, detail: null };
    case 'claim':
    case 'release':
      return { what: titleOf(standing, move.task), detail: null };
    case 'assign':
    case 'delegate':
      return { what: titleOf(standing, move.task), detail: move.to };
    case 'complete':
      return { what: titleOf(standing, move.task), detail: outcomeOf(standing, move.task, move.outcome) };
    case 'contact':
      return { what: titleOf(standing, move.step), detail: `${String(move.row)}: ${move.outcome}` };
    case 'retry':
    case 'resolve':
      return { what: titleOf(standing, move.step), detail: null };
    case 'move':
      return { what: titleOf(standing, move.from), detail: titleOf(standing, move.to) };
    case 'message':
      return { what: messageOf(standing, move.name), detail: null };
    case 'cancel':
      return { what: '', detail: null };
    case 'publish_calendar':
      return { what: move.calendar.title ?? move.calendar.calendar, detail: null };
    case 'answer': {
      const known = services.find(({ name }) => name === move.service);
      return {
        what: known?.title ?? move.service,
        detail: 'error' in move.answer ? move.answer.error : null,
      };
    }
  }
}

function titleOf(standing: Standing, step: string): Title {
  const found = instancesOf(standing).find(({ program }) => indexOf(program).steps.has(step));
  return found === undefined ? step.replaceAll('_', ' ') : stepTitle(found.program, step);
}

function outcomeOf(standing: Standing, task: string, outcome: string | null): Title | null {
  if (outcome === null) return null;
  for (const { program } of instancesOf(standing)) {
    const found = taskForms(program, task)?.outcomes.find(({ name }) => name === outcome);
    if (found !== undefined) return found.title ?? outcome.replaceAll('_', ' ');
  }
  return outcome;
}

function messageOf(standing: Standing, message: string): Title {
  for (const { program } of instancesOf(standing)) {
    const found = program.workflow.messages.find(({ name }) => name === message);
    if (found !== undefined) return found.title ?? message.replaceAll('_', ' ');
  }
  return message;
}
