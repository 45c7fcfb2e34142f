/** What commands work with; made once, in the composition root. */
import type { Client } from '@temporalio/client';
import type { AttachmentFiles } from '../store/attachment-files.js';
import type { Bell } from '../store/bell.js';
import type { Db, Store } from '../store/store.js';
import type { MasterKeys } from '../store/sealing.js';
import type { Recorded } from '../workflows/messages.js';
import type { Confirmations } from './confirmations.js';
import type { InstanceNumbers } from './instance-numbers.js';
import type { Probe } from './probe.js';
import type { Programs } from './programs.js';
import type { RecentStates } from './recent-states.js';
import type { StoreServices } from './store-services.js';

/** What recording needs: the worker has no more. */
export interface RecordContext {
  readonly db: Db;
  readonly programs: Programs;
  readonly keys: MasterKeys;
  readonly probe: Probe;
  readonly recent: RecentStates;
  /** Tells whoever shows the log live that it has grown. */
  readonly bell: Bell;
}

/** A line for the operators of the installation; never with personal data. */
interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What the server's commands need. Instants and spans are in milliseconds. */
export interface CommandContext extends RecordContext {
  readonly db: Store;
  readonly temporal: Client;
  /** Services that a start may do in its own transaction; none in trials, where all are scripted. */
  readonly storeServices: StoreServices;
  readonly confirmations: Confirmations;
  /** Hears where an instance stands after each command that was recorded here: a trial's play goes by it. */
  readonly heard: (instance: string, here: Recorded) => void;
  /** What is added to the time of an instance's workflow, in milliseconds: 0 save in trials, whose plays begin at instants of their own. */
  readonly shiftOf: (instance: string) => number;
  readonly numbering: InstanceNumbers;
  readonly files: AttachmentFiles;
  readonly log: Log;
  readonly clock: () => number;
  /** How long a caller waits for an answer before it is told to ask again. */
  readonly patienceMs: number;
  /** Recordings after which an instance's workflow continues as new. */
  readonly recordingsPerRun: number;
}
