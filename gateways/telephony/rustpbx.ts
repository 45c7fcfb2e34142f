/**
 * RustPBX by its interface RWI: one connection for all legs. It tells of a leg only to the connection that rang it, so after
 * a broken one the legs in hand are taken on anew, and what happened meanwhile is told again; what it knows no more is lost.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { TelephonyUnavailable, type Leg, type Telephony } from '../../domain/telephony.js';
import { createLegsInHand, type LegsInHand } from './legs-in-hand.js';
import type { OpenLeg } from './open-leg.js';
import { readCalls, readResumed } from './rwi-messages.js';
import { openRwi, RwiRefused, type RwiSession } from './rwi-session.js';

export interface RustpbxSettings {
  /** Such as ws://127.0.0.1:8080/rwi/v1. */
  readonly url: string;
  readonly token: string;
  /** The host of the addresses that are called: `sip:<number>@<host>`. */
  readonly sipHost: string;
  /** By which trunk of the switch calls go out; null: by its own routes. */
  readonly trunk: string | null;
  /** The number that is shown to who is called; null: the switch's. */
  readonly caller: string | null;
}

const usualTimeoutMs = 10_000;
// It keeps what happened for a minute.
const usualRejoinMs = 30_000;
const rejoinEveryMs = 500;

/** Makes a client; it connects when it is first needed. */
export function createRustpbx(
  settings: RustpbxSettings,
  patience: { readonly timeoutMs?: number; readonly rejoinMs?: number } = {},
): Telephony {
  const legs = createLegsInHand();
  const { connected, close } = createConnection(settings, legs, patience);
  return {
    async ring({ leg: id, number, ringMs }) {
      const to = await connected();
      const leg = legs.add(id, to);
      try {
        await to.command('call.originate', originateOf(settings, id, number, ringMs));
      } catch (error) {
        // Without an answer it may ring all the same: its events tell, once the connection is back.
        if (error instanceof RwiRefused) {
          legs.drop(id);
          throw new TelephonyUnavailable(error.message, { cause: error });
        }
      }
      return legOf(id, leg, connected);
    },
    async hangUp(which) {
      const to = await connected();
      const there = readCalls(await to.command('session.list_calls', {}));
      for (const id of there.filter((each) => which.has(each))) await hangUp(to, id);
    },
    close,
  };
}

/** Connects with our token, and does nothing. @throws TelephonyUnavailable */
export async function checkRustpbx({ url, token }: Pick<RustpbxSettings, 'url' | 'token'>): Promise<void> {
  const nothing = () => undefined;
  (await openRwi({ url, token, timeoutMs: usualTimeoutMs }, { heard: nothing, closed: nothing })).close();
}

interface Connection {
  /** The connection, made if there is none. @throws TelephonyUnavailable */
  readonly connected: () => Promise<RwiSession>;
  readonly close: () => void;
}

function createConnection(
  { url, token }: RustpbxSettings,
  legs: LegsInHand,
  { timeoutMs = usualTimeoutMs, rejoinMs = usualRejoinMs },
): Connection {
  let session: Promise<RwiSession> | null = null;
  let closed = false;
  let rejoining = false;
  const connected = async (): Promise<RwiSession> => {
    if (closed) throw new TelephonyUnavailable('The connection to the switch was ended.');
    session ??= openRwi(
      { url, token, timeoutMs },
      {
        heard: (event) => legs.tell(event.call_id, Date.now(), event),
        closed: () => {
          session = null;
          if (legs.notOf(null).length > 0 && !rejoining) void rejoin();
        },
      },
    ).catch((error: unknown) => {
      session = null;
      throw error;
    });
    return session;
  };

  const rejoin = async (): Promise<void> => {
    rejoining = true;
    for (const end = Date.now() + rejoinMs; Date.now() < end && !closed; await pause(rejoinEveryMs)) {
      try {
        await takeOnAll(await connected(), legs);
        // One that broke meanwhile told nobody: this goes on.
        if (session !== null) break;
      } catch {
        // Tried again until the time is over.
      }
    }
    rejoining = false;
    const now = (await session?.catch(() => null)) ?? null;
    for (const id of legs.notOf(now))
      legs.lose(id, 'the connection to the switch broke, and did not come back in time');
  };

  return {
    connected,
    close() {
      closed = true;
      for (const id of legs.notOf(null)) legs.lose(id, 'we ended the connection to the switch');
      void session?.then((open) => open.close()).catch(() => undefined);
    },
  };
}

/** Takes on anew the legs that broken connections left; those that can't be are lost. @throws TelephonyUnavailable */
async function takeOnAll(to: RwiSession, legs: LegsInHand): Promise<void> {
  for (const id of legs.notOf(to)) {
    const { goesOn, events } = await takeOn(to, id);
    legs.takenOn(id, to);
    for (const [at, event] of events) legs.tell(id, at, event);
    if (!goesOn) legs.lose(id, 'the switch does not know the call any more');
  }
}

function originateOf(
  { sipHost, trunk, caller }: RustpbxSettings,
  id: string,
  number: string,
  ringMs: number,
) {
  return {
    ...{ call_id: id, destination: `sip:${number}@${sipHost}`, timeout_secs: Math.ceil(ringMs / 1_000) },
    ...(trunk === null ? {} : { trunk }),
    ...(caller === null ? {} : { caller_id: caller }),
  };
}

function legOf(id: string, leg: OpenLeg, connected: () => Promise<RwiSession>): Leg {
  return {
    next: leg.next,
    async play(file) {
      try {
        const to = await connected();
        await to.command('media.play', { call_id: id, source: { type: 'file', uri: file } });
      } catch (error) {
        // Without an answer it may be played all the same: events tell, once the connection is back.
        if (error instanceof RwiRefused) throw new TelephonyUnavailable(error.message, { cause: error });
      }
    },
    async hangUp() {
      await connected()
        .then((to) => hangUp(to, id))
        .catch(() => undefined);
    },
  };
}

async function hangUp(to: RwiSession, id: string): Promise<void> {
  try {
    await to.command('call.hangup', { call_id: id });
  } catch (error) {
    // It is gone already.
    if (!(error instanceof RwiRefused)) throw error;
  }
}

/** Has the switch tell of a leg to this connection, and again what happened before. @throws TelephonyUnavailable */
async function takeOn(
  to: RwiSession,
  id: string,
): Promise<{ readonly goesOn: boolean; readonly events: ReturnType<typeof readResumed> }> {
  const goesOn = await accepted(to, 'session.attach_call', id);
  const resumed = await accepted(to, 'call.resume', id);
  return { goesOn: goesOn !== null, events: resumed === null ? [] : readResumed(resumed.data) };
}

/** The answer to a command about a leg; null where the switch knows no such leg. @throws TelephonyUnavailable where it can't be told now */
async function accepted(
  to: RwiSession,
  action: string,
  id: string,
): Promise<{ readonly data: unknown } | null> {
  try {
    return { data: await to.command(action, { call_id: id }) };
  } catch (error) {
    if (!(error instanceof RwiRefused)) throw error;
    // The switch has not noticed yet that the connection before is gone.
    if (error.message.includes('AlreadyOwned'))
      throw new TelephonyUnavailable(error.message, { cause: error });
    return null;
  }
}
