/**
 * Telephones for tests, all at one address of loopback: as much of SIP as an INVITE, its answer and its end, and the sound that
 * comes by RTP (PCMU). By the number called they take a call as a test has said.
 */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';

/** How a number takes a call. `answers`: it listens to the end; `hangs_up`: after half a second; `rings`: for ever; a number: SIP's answer. */
type PhoneManner = 'answers' | 'hangs_up' | 'rings' | number;

export interface Phones {
  /** Where they are called: host:port. */
  readonly address: string;
  readonly manners: Map<string, PhoneManner>;
  /** The numbers that were called, in their order. */
  readonly called: string[];
  /** What a number has heard, as samples at 8,000 a second. */
  heard(number: string): Int16Array;
  stop(): Promise<void>;
}

interface Sip {
  readonly method: string | null;
  readonly headers: ReadonlyMap<string, string>;
  /** `Via` and `Record-Route` come several times. */
  readonly lines: readonly string[];
  readonly body: string;
}

const host = '127.0.0.1';

/** Starts them. */
export async function startPhones(): Promise<Phones> {
  const sip = await bound();
  const manners = new Map<string, PhoneManner>();
  const called: string[] = [];
  const sounds = new Map<string, number[]>();
  const media: Socket[] = [];
  const invites = new Map<string, Sip>();
  const port = sip.address().port;
  const answer = (to: RemoteInfo, request: Sip, status: string, body = '') => {
    const kept = request.lines.filter((line) => /^(via|record-route|from|call-id|cseq):/i.test(line));
    const callee = request.headers.get('to') ?? '';
    const toLine = `To: ${callee}${callee.includes(';tag=') ? '' : ';tag=phone'}`;
    const more = body === '' ? [] : ['Content-Type: application/sdp'];
    const head = [`SIP/2.0 ${status}`, ...kept, toLine, `Contact: <sip:phone@${host}:${port}>`, ...more];
    sip.send(
      `${[...head, `Content-Length: ${body.length}`].join('\r\n')}\r\n\r\n${body}`,
      to.port,
      to.address,
    );
  };
  const invited = async (to: RemoteInfo, request: Sip, number: string) => {
    const call = request.headers.get('call-id') ?? '';
    if (invites.has(call)) return;
    invites.set(call, request);
    called.push(number);
    const manner = manners.get(number) ?? 'answers';
    if (typeof manner === 'number') return answer(to, request, `${manner} No`);
    answer(to, request, '180 Ringing');
    if (manner === 'rings') return;
    const rtp = await bound();
    media.push(rtp);
    rtp.on('message', (packet) => {
      const heard = sounds.get(number) ?? [];
      // 12 bytes of head; no extensions are agreed.
      for (const byte of packet.subarray(12)) heard.push(fromMuLaw(byte));
      sounds.set(number, heard);
    });
    answer(to, request, '200 OK', sdp(rtp.address().port));
    if (manner === 'hangs_up') setTimeout(() => hangUp(sip, to, request, port), 500);
  };
  sip.on('message', (data, from) => {
    const request = read(data.toString('utf8'));
    const number = /sip:([^@]+)@/.exec(request.headers.get('to') ?? '')?.[1] ?? '';
    if (request.method === 'INVITE') void invited(from, request, number);
    else if (request.method === 'CANCEL') {
      answer(from, request, '200 OK');
      const invite = invites.get(request.headers.get('call-id') ?? '');
      if (invite !== undefined) answer(from, invite, '487 Request Terminated');
    } else if (request.method !== null && request.method !== 'ACK') answer(from, request, '200 OK');
  });
  return {
    ...{ address: `${host}:${port}`, manners, called },
    heard: (number) => Int16Array.from(sounds.get(number) ?? []),
    async stop() {
      for (const socket of [sip, ...media]) await new Promise<void>((settle) => socket.close(settle));
    },
  };
}

/** How strong a tone is in a sound, from 0 to 1 (Goertzel). */
export function strengthOf(sound: Int16Array, hertz: number): number {
  const step = 2 * Math.cos((2 * Math.PI * hertz) / 8_000);
  let [before, last, energy] = [0, 0, 0];
  for (const sample of sound) {
    [before, last] = [last, sample + step * last - before];
    energy += sample * sample;
  }
  const power = before * before + last * last - step * before * last;
  return energy === 0 ? 0 : (2 * power) / (sound.length * energy);
}

function hangUp(sip: Socket, to: RemoteInfo, request: Sip, port: number): void {
  const contact = /<([^>]+)>/.exec(request.headers.get('contact') ?? '')?.[1] ?? 'sip:switch';
  const lines = [
    ...[`BYE ${contact} SIP/2.0`, `Via: SIP/2.0/UDP ${host}:${port};branch=z9hG4bK${Date.now()}`],
    ...[`From: ${request.headers.get('to') ?? ''};tag=phone`, `To: ${request.headers.get('from') ?? ''}`],
    ...[`Call-ID: ${request.headers.get('call-id') ?? ''}`, 'CSeq: 1 BYE', 'Max-Forwards: 70'],
    'Content-Length: 0',
  ];
  sip.send(`${lines.join('\r\n')}\r\n\r\n`, to.port, to.address);
}

function read(text: string): Sip {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Map(
    lines.toReversed().map((line) => {
      const [name = '', ...rest] = line.split(':');
      return [name.trim().toLowerCase(), rest.join(':').trim()] as const;
    }),
  );
  return { method: /^([A-Z]+) sip/.exec(first)?.[1] ?? null, headers, lines, body };
}

function sdp(port: number): string {
  const lines = [
    'v=0',
    `o=- 1 1 IN IP4 ${host}`,
    's=-',
    `c=IN IP4 ${host}`,
    't=0 0',
    `m=audio ${port} RTP/AVP 0`,
  ];
  return `${[...lines, 'a=rtpmap:0 PCMU/8000', 'a=ptime:20', 'a=sendrecv'].join('\r\n')}\r\n`;
}

/** G.711. */
function fromMuLaw(byte: number): number {
  const value = ~byte & 0xff;
  const magnitude = (((value & 0x0f) << 3) + 0x84) << ((value >> 4) & 0x07);
  return (value & 0x80) === 0 ? magnitude - 0x84 : 0x84 - magnitude;
}

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4').bind(0, host);
  await new Promise((settle) => socket.once('listening', settle));
  return socket;
}
