/** Named places at which the proof by force kills the process; in production nothing listens there. */
export type ProbePoint =
  | 'append.before'
  | 'append.after'
  | 'start.appended'
  | 'contact.filed'
  | 'contact.kept'
  | 'contact.opening'
  | 'contact.handled'
  | 'effect.marked'
  | 'effect.touched'
  | 'effect.finished'
  | 'contacts.begun'
  | 'contacts.touched'
  | 'contacts.ended'
  | 'contacts.told'
  | 'schedule.telling'
  | 'schedule.told'
  | 'schedule.started';

export type Probe = (point: ProbePoint, instance: string) => void;

export const noProbe: Probe = () => undefined;
