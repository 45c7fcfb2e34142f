/** What starts a workflow by itself, or by a channel: at times that come, and with data that its form can take. */
import type { Value } from '../../definition.js';
import { entryOf, nodeAt, type Entry, type MapNode, type Node } from '../node.js';
import type { Definition } from '../tree.js';
import type { Check, Checking } from './checking.js';
import { schemaOfForm } from './form-schemas.js';
import { checkGiven } from './service-parameters.js';
import { isNeverOpen } from './working-time.js';
import { parseCron } from '../../time/cron.js';
import { isOnDay } from '../../time/occurrences.js';
import { worded } from '../../wording/worded.js';

/** The times of a schedule are in its calendar's zone, and what falls into closed time moves to the next opening. */
export const checkSchedules: Check = ({ tree, error }) => {
  for (const definition of tree.definitions) {
    if (definition.kind !== 'workflow' || definition.body === null) continue;
    const { start, calendar } = definition.body;
    if (start.every === undefined) continue;
    const { at } = nodeAt(
      definition.node,
      `/start/every/${start.every.calendar === null ? 'cron' : 'calendar'}`,
    );
    const name = start.every.calendar ?? calendar;
    if (name === null) {
      const message = worded`"${start.every.cron}" needs a calendar, for its zone, and there is none; add "calendar" to "every" or to the workflow`;
      error(definition, at, 'no_calendar', message);
    } else if (isNeverOpen(tree, name)) {
      const message = worded`it starts when the calendar "${name}" is open, which it never is; give it windows, or use another`;
      error(definition, at, 'calendar_never_open', message);
    } else if (!comesEver(start.every.cron)) {
      const cronAt = nodeAt(definition.node, '/start/every/cron').at;
      const message = worded`"${start.every.cron}" is due on a day that never comes; give days that its months have`;
      error(definition, cronAt, 'never_due', message);
    }
  }
};

/** True where the cron text has a day in 28 years: by then each date has fallen on each day of the week. */
function comesEver(text: string): boolean {
  const cron = parseCron(text);
  const days = 28 * 366;
  for (let day = 0; day < days; day += 1) if (isOnDay(cron, Date.UTC(2004, 0, 1 + day))) return true;
  return false;
}

/** What a schedule or a channel hands to the form; what a channel leaves out altogether, a person fills in. */
export const checkBegunData: Check = (checking) => {
  for (const definition of checking.tree.definitions) {
    if (definition.kind !== 'workflow' || definition.body === null) continue;
    const { start, data } = definition.body;
    const node = nodeAt(definition.node, '/start');
    const every = node.kind === 'map' ? entryOf(node, 'every') : null;
    if (start.every !== undefined && every !== null)
      checkBegun(checking, definition, every, start.every.with ?? { literal: {} }, data);
    const channels = nodeAt(node, '/channels');
    for (const channel of start.channels ?? []) {
      const entry = channels.kind === 'map' ? entryOf(channels, channel.name) : null;
      if (channel.with !== null && entry !== null)
        checkBegun(checking, definition, entry, channel.with, data);
    }
  }
};

function checkBegun(
  checking: Checking,
  definition: Definition,
  { key, keyAt, value }: Entry,
  given: Value,
  form: string | null,
): void {
  const parameters = form === null ? null : schemaOfForm(checking.tree, form);
  if (parameters === null || 'expression' in given) return;
  const written = entriesOf(value.kind === 'map' ? entryOf(value, 'with')?.value : undefined);
  checkGiven(checking, definition, { name: key, at: keyAt, given: written, parameters });
}

function entriesOf(node: Node | undefined): MapNode['entries'] {
  return node?.kind === 'map' ? node.entries : [];
}
