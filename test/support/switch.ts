/**
 * A switch that speaks RustPBX's interface RWI and calls nobody: by the number it goes as a test has said. It answers as 0.5.0
 * was heard to: `success` says that a command was queued, an `action_id` that came before is dropped in silence, events go to
 * the connection that rang the call, and what happened is kept for who takes the call on after a broken connection.
 */
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { readWav } from '../../domain/wav.js';

/** How a number takes a call. `silent`: the switch says nothing any more; a number: SIP's answer. */
export type Manner = 'answers' | 'hangs_up' | 'busy' | 'no_answer' | 'silent' | 'cuts_play' | number;

/** A call that was rung. */
interface RungCall {
  readonly id: string;
  readonly number: string;
  answered: boolean;
  /** The file that was played to its end. */
  heard: string | null;
  over: boolean;
}

export interface SwitchStandIn {
  readonly port: number;
  readonly url: string;
  readonly calls: RungCall[];
  /** How numbers take calls; others answer and listen. */
  readonly manners: Map<string, Manner>;
  /** The commands that came, in their order. */
  readonly heard: string[];
  /** How many calls went on at once, at most. */
  mostAtOnce: number;
  /** What is refused, by its action, and why. */
  readonly refuses: Map<string, string>;
  /** Breaks all connections; calls go on. */
  breakOff(): void;
  stop(): Promise<void>;
}

interface Told {
  readonly timestamp: string;
  readonly call_id: string;
  readonly event: { readonly event_type: string; readonly payload: object };
}

interface Command {
  readonly action: string;
  readonly action_id: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export const token = 'lab-token';
const momentMs = 10;

/** Starts one at a port of loopback. */
export async function startSwitch(port = 0): Promise<SwitchStandIn> {
  const server = new WebSocketServer({
    ...{ host: '127.0.0.1', port, path: '/rwi/v1' },
    verifyClient: ({ req }: { readonly req: IncomingMessage }) =>
      req.headers.authorization === `Bearer ${token}`,
  });
  await new Promise((settle) => server.once('listening', settle));
  const at = (server.address() as AddressInfo).port;
  const owners = new Map<string, WebSocket>();
  const past = new Map<string, Told[]>();
  const actions = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  const far: SwitchStandIn = {
    ...{ port: at, url: `ws://127.0.0.1:${at}/rwi/v1`, calls: [], manners: new Map(), heard: [] },
    ...{ mostAtOnce: 0, refuses: new Map() },
    breakOff() {
      for (const client of server.clients) client.terminate();
      owners.clear();
    },
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      for (const client of server.clients) client.terminate();
      await new Promise((settle) => server.close(settle));
    },
  };
  const later = (ms: number, work: () => void) => timers.add(setTimeout(work, ms));
  const tell = (id: string, type: string, more: object = {}) => {
    const payload = { call_id: id, event_type: type, direction: 'outbound', ...more };
    const told = { timestamp: new Date().toISOString(), call_id: id, event: { event_type: type, payload } };
    past.set(id, [...(past.get(id) ?? []), told]);
    owners.get(id)?.send(JSON.stringify(payload));
  };
  const end = (call: RungCall, type: string, more: object = {}) => {
    if (call.over) return;
    call.over = true;
    tell(call.id, type, more);
    owners.delete(call.id);
  };
  const line: Line = { far, later, tell, end };
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const command = JSON.parse((data as Buffer).toString('utf8')) as Command;
      if (actions.has(command.action_id)) return;
      actions.add(command.action_id);
      far.heard.push(command.action);
      const { action, action_id: id } = command;
      const refusal = far.refuses.get(action) ?? refusalOf(far, command);
      if (refusal !== null)
        return socket.send(
          JSON.stringify({ type: 'command_failed', status: 'error', action_id: id, action, error: refusal }),
        );
      const call = callIn(command);
      if (action === 'call.originate' || action === 'session.attach_call') owners.set(call, socket);
      const result = obey(line, command, past);
      socket.send(
        JSON.stringify({ type: 'command_completed', action_id: id, action, status: 'success', data: result }),
      );
    });
  });
  return far;
}

interface Line {
  readonly far: SwitchStandIn;
  readonly later: (ms: number, work: () => void) => void;
  readonly tell: (id: string, type: string, more?: object) => void;
  readonly end: (call: RungCall, type: string, more?: object) => void;
}

function callIn({ params }: Pick<Command, 'params'>): string {
  const id = params['call_id'];
  return typeof id === 'string' ? id : '';
}

const needCall = ['media.play', 'call.hangup', 'session.attach_call'];

function refusalOf({ calls }: SwitchStandIn, { action, params }: Command): string | null {
  const open = calls.some(({ id, over }) => id === params['call_id'] && !over);
  return needCall.includes(action) && !open ? `Call not found: ${String(params['call_id'])}` : null;
}

function obey(line: Line, { action, params }: Command, past: ReadonlyMap<string, Told[]>): unknown {
  const { far } = line;
  const id = callIn({ params });
  const call = far.calls.find((each) => each.id === id);
  switch (action) {
    case 'call.originate':
      ring(line, id, String(params['destination']));
      return { call_id: id };
    case 'media.play':
      if (call !== undefined) play(line, call, (params['source'] as { readonly uri: string }).uri);
      return { track_id: id };
    case 'call.hangup':
      if (call !== undefined)
        line.later(momentMs, () => line.end(call, 'call_hangup', { hangup_by: 'system', sip_status: 200 }));
      return undefined;
    case 'call.resume':
      return { call_id: id, replayed_count: past.get(id)?.length ?? 0, events: past.get(id) ?? [] };
    case 'session.list_calls':
      return far.calls
        .filter(({ over }) => !over)
        .map((each) => ({ session_id: each.id, status: 'talking' }));
    default:
      return undefined;
  }
}

function ring({ far, later, tell, end }: Line, id: string, destination: string): void {
  const number = /^sip:([^@]+)@/.exec(destination)?.[1] ?? '';
  const call: RungCall = { id, number, answered: false, heard: null, over: false };
  far.calls.push(call);
  far.mostAtOnce = Math.max(far.mostAtOnce, far.calls.filter(({ over }) => !over).length);
  const manner = far.manners.get(number) ?? 'answers';
  if (manner === 'silent') return;
  tell(id, 'call_created', { callee: destination });
  later(momentMs, () => tell(id, 'call_ringing'));
  later(2 * momentMs, () => {
    if (manner === 'busy') return end(call, 'call_busy');
    if (manner === 'no_answer') return end(call, 'call_no_answer');
    if (typeof manner === 'number')
      return end(call, 'call_hangup', { reason: 'originate_failed', sip_status: manner });
    call.answered = true;
    tell(id, 'call_answered');
  });
}

function play({ far, later, tell, end }: Line, call: RungCall, file: string): void {
  const durationMs = readWav(readFileSync(file))?.durationMs ?? 0;
  const manner = far.manners.get(call.number);
  tell(call.id, 'media_play_started', { track_id: call.id });
  if (manner === 'hangs_up')
    return later(durationMs / 2, () => end(call, 'call_hangup', { hangup_by: 'caller', sip_status: 200 }));
  later(manner === 'cuts_play' ? 0 : durationMs, () => {
    if (call.over) return;
    if (manner !== 'cuts_play') call.heard = file;
    tell(call.id, 'media_play_finished', { track_id: call.id, interrupted: false });
  });
}
