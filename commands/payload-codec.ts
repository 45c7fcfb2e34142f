/**
 * What travels through Temporal is compressed when that pays. Definitions and states do not travel at all (they lie in
 * the store, by hash), and personal data travel sealed with their instance's key, so the codec needs no key of its own.
 */
import { deflateRaw, inflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

const encodingKey = 'encoding';
const compressed = 'binary/deflate';
// Below this, what deflating saves is less than what its own metadata cost.
const worthwhile = 1024;

/** Makes the codec: payloads of 1 KiB and more are deflated whole, with their metadata. */
export function createPayloadCodec(): PayloadCodec {
  return {
    encode: (payloads) => Promise.all(payloads.map(encode)),
    decode: (payloads) => Promise.all(payloads.map(decode)),
  };
}

async function encode(payload: Payload): Promise<Payload> {
  if ((payload.data?.length ?? 0) < worthwhile) return payload;
  const whole = proto.temporal.api.common.v1.Payload.encode(payload).finish();
  const data = await deflate(whole);
  return data.length < whole.length
    ? { metadata: { [encodingKey]: Buffer.from(compressed) }, data }
    : payload;
}

async function decode(payload: Payload): Promise<Payload> {
  const encoding = payload.metadata?.[encodingKey];
  if (encoding === undefined || Buffer.from(encoding).toString() !== compressed) return payload;
  return proto.temporal.api.common.v1.Payload.decode(await inflate(payload.data ?? new Uint8Array()));
}
