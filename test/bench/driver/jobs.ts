/** What the process that drives the load is asked to do, and what it answers. */
import type { WorkingSettings } from '../../../app/contexts.js';
import type { MixName } from '../sample-lives.js';

/** `drivers` callers, each with one request under way at a time. */
interface Load {
  readonly drivers: number;
  readonly count: number;
}

/** As fast as the server answers, or so many lives begun a second. */
export type ShippedLoad = Load | Pace;

export interface Pace {
  readonly perSecond: number;
  readonly count: number;
}

export type Job =
  /** Over HTTP: lives of the shipped ticket to their ends. */
  | { readonly job: 'shipped'; readonly url: string; readonly mix: MixName; readonly load: ShippedLoad }
  /** Over HTTP: tickets to their end; calls answered at once; tickets that are left waiting. */
  | ({ readonly job: 'tickets' | 'calls' | 'starts'; readonly url: string } & Load)
  /** Over HTTP: claims and releases in turn, one after the other, of the task of each instance. */
  | {
      readonly job: 'turns';
      readonly url: string;
      readonly instances: readonly string[];
      readonly turns: number;
    }
  /** Without HTTP: tickets to their end, on the engine or on the hand-written workflow. */
  | ({ readonly job: 'engine' | 'hand-written'; readonly settings: WorkingSettings } & Load)
  /** Writes claims and releases straight into the store, until the log of the instance has that many entries. */
  | {
      readonly job: 'lengthen';
      readonly settings: WorkingSettings;
      readonly instance: string;
      readonly entries: number;
    };

export interface Driven {
  readonly seconds: number;
  /** Milliseconds of each call, by what was called. */
  readonly took: Readonly<Record<string, readonly number[]>>;
  readonly instances: readonly string[];
}
