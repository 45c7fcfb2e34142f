/** The door to running instances. Reading definitions has its own (`reading.ts`); workflows may import only this one. */
export { advance } from './running/advance.js';
export { advanceAll, dueEvent } from './running/advance-all.js';
export { closedLast, hasItems } from './running/closed-branches.js';
export { openEffects } from './running/calls.js';
export { nearestClock, type ClockView } from './running/clock-views.js';
export { channelOf, dataOfContact } from './running/arrivals.js';
export { doerOf, stepOfEntry } from './running/entry-facts.js';
export { itemOfTask } from './running/items.js';
export { mayDo } from './running/may-do.js';
export { keptForMs } from './running/kept-messages.js';
export { namesMessage, refuseMessage } from './running/messages.js';
export { migrateState } from './running/migrate-state.js';
export { nearestEnd } from './running/nearest-end.js';
export { nextDue } from './running/next-due.js';
export { projectRow } from './running/project-row.js';
export { taskForms, type TaskForms } from './running/task-forms.js';
export { languageOf, renderFor } from './running/templates.js';
export { view, type InstanceView } from './running/view.js';
