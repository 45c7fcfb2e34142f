/** Texts that are written out as arguments of the language's own functions. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { parseTerm } from '../time/term.js';
import { worded, type Worded } from '../wording/worded.js';
import { report, type Checking } from './checking.js';
import { placeOf } from './code.js';
import { elapsedMs } from './instants.js';
import { nearest } from './nearest.js';

/** Durations, units and calendars that are written out can be read now rather than when it is too late. */
export function checkTexts(name: string, given: readonly ASTNode[], checking: Checking): void {
  const written = (
    index: number,
    good: (text: string) => boolean,
    what: Worded,
    names: readonly string[] = [],
  ): void => {
    const node = given[index];
    if (node?.op !== 'value' || typeof node.args !== 'string' || good(node.args)) return;
    report(
      checking,
      placeOf(node, checking.source),
      worded`"${node.args}" is ${what}`,
      nearest(node.args, names),
    );
  };
  const { calendars } = checking.known;
  if (name === 'add') {
    written(
      1,
      (text) => parseTerm(text.trim().replace(/^[+-]/, '')) !== null,
      worded`no duration; write e.g. "4 working hours" or "10 working days"`,
    );
    written(2, (text) => calendars.includes(text), worded`no calendar`, calendars);
  }
  if (name === 'between') {
    written(
      2,
      (text) => parseTerm(`1 ${text.trim()}`) !== null,
      worded`no unit; write e.g. "hours", "working hours" or "working days"`,
    );
    written(3, (text) => calendars.includes(text), worded`no calendar`, calendars);
  }
  if (name === 'duration') {
    written(
      0,
      (text) => elapsedMs(text) !== null,
      worded`no elapsed time; write e.g. "4 hours", "PT4H" or "30s"`,
    );
  }
}
