import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import type { Message, ProtocolErrorBody } from '../../src/protocol/index.js';
import { startBucket, type Bucket } from '../fixtures/bucket.js';
import { connectCustomer, connectStaff, signIn, type CustomerClient } from '../fixtures/client.js';
import { SECRETS, phoneFilm, recordedMp4, taggedWebm } from '../fixtures/phone-film.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

const VIDEO_BYTES = 100_000;

let desk: TestDesk;
let customer: CustomerClient;
beforeAll(async () => {
  desk = await startTestDesk({ videoBytes: VIDEO_BYTES, customerPhotosPer10Min: 20 });
  customer = await connectCustomer(desk.url);
});
afterAll(async () => {
  customer?.close();
  await desk?.stop();
});

interface Upload {
  conversationId?: string;
  token?: string;
  clientId?: string;
}

async function send(bytes: Buffer, upload: Upload = {}) {
  const { conversationId = customer.conversationId, clientId = uuidv7() } = upload;
  const url = `${desk.url}/api/v1/customer/conversations/${conversationId}/videos`;
  const response = await fetch(`${url}?clientId=${clientId}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'video/mp4',
      Authorization: `Bearer ${upload.token ?? customer.hello.token}`,
    },
    body: new Uint8Array(bytes),
  });
  const body = (await response.json()) as { message?: Message; error?: ProtocolErrorBody };
  return { status: response.status, ...body };
}

const refusalOf = async (bytes: Buffer, upload?: Upload) => {
  const { error } = await send(bytes, upload);
  return error?.details?.['reason'] ?? error?.code;
};

function videoOf(message: Message | undefined) {
  if (message?.content.kind !== 'video') throw new Error('Not a video');
  return message.content.video;
}

const place = (file: string, of = customer.conversationId) =>
  `${desk.url}/api/v1/customer/conversations/${of}/videos/${file}`;

const withToken = (token: string, headers: Record<string, string> = {}) => ({
  headers: { Authorization: `Bearer ${token}`, ...headers },
});

describe('a video', () => {
  test.each([
    ['a MOV from a phone', phoneFilm, 'video/quicktime', 'mov'],
    ['an MP4 of fragments', recordedMp4, 'video/mp4', 'mp4'],
    ['a WebM', taggedWebm, 'video/webm', 'webm'],
  ])('%s is kept without what it tells of its maker', async (_, film, type, ending) => {
    const { status, message } = await send(film());
    expect(status).toBe(201);
    const video = videoOf(message);
    expect(video).toMatchObject({ type, bytes: film().length });
    expect(message?.content).toMatchObject({ text: '[视频]' });
    const file = `${video.id}.${ending}`;
    const response = await fetch(place(file), withToken(customer.hello.token));
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes).toHaveLength(video.bytes);
    for (const secret of SECRETS) expect(bytes.includes(secret)).toBe(false);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename="${file}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    });
    // The bot cannot see, and says so once.
    await customer.waitFor(
      'message',
      ({ content }) => content.kind === 'text' && content.text.startsWith('视频收到了'),
    );
  });

  test('sent again after its answer was lost is one video, and one file', async () => {
    const folder = path.join(desk.dataFolder, 'files', 'conversations', customer.conversationId);
    const clientId = uuidv7();
    const first = await send(phoneFilm(), { clientId });
    const files = readdirSync(folder).length;
    expect((await send(phoneFilm(), { clientId })).message).toEqual(first.message);
    expect(readdirSync(folder)).toHaveLength(files);
    const incoming = path.join(desk.dataFolder, 'incoming');
    expect(existsSync(incoming) ? readdirSync(incoming) : []).toEqual([]);
  });

  test('is read part by part, by a pass in the address', async () => {
    const video = videoOf((await send(phoneFilm())).message);
    const whole = Buffer.from(
      await (await fetch(place(`${video.id}.mov`), withToken(customer.hello.token))).arrayBuffer(),
    );
    const { conversationId } = customer;
    const { pass } = await customer.ask('files.pass', { conversationId });
    const url = `${place(`${video.id}.mov`)}?pass=${pass}`;
    const part = async (range: string) => {
      const { status, headers, ...response } = await fetch(url, { headers: { Range: range } }).then(
        async (answer) => ({
          status: answer.status,
          headers: answer.headers,
          bytes: Buffer.from(await answer.arrayBuffer()),
        }),
      );
      return { status, range: headers.get('content-range'), bytes: response.bytes };
    };
    const size = whole.length;
    expect(await part('bytes=0-99')).toEqual({
      status: 206,
      range: `bytes 0-99/${size}`,
      bytes: whole.subarray(0, 100),
    });
    expect(await part('bytes=100-')).toMatchObject({ status: 206, bytes: whole.subarray(100) });
    expect(await part('bytes=-10')).toMatchObject({ status: 206, bytes: whole.subarray(-10) });
    expect(await part(`bytes=${size}-`)).toMatchObject({ status: 416, range: `bytes */${size}` });
    expect(await part('lines=1-2')).toMatchObject({ status: 200, bytes: whole });
  });

  test.each<[string, () => Buffer, string]>([
    ['nothing', () => Buffer.alloc(0), 'type'],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'type'],
    ['half a film', () => phoneFilm().subarray(0, 3000), 'broken'],
    ['a page behind a film', () => Buffer.concat([phoneFilm(), Buffer.from('<script>')]), 'broken'],
    ['more bytes than are taken', () => Buffer.alloc(VIDEO_BYTES + 1), 'MESSAGE_TOO_LONG'],
  ])('%s is refused', async (_, bytes, reason) => {
    expect(await refusalOf(bytes())).toBe(reason);
  });
});

describe('a video in parts', () => {
  const ask = async (method: string, upload: Upload & { offset?: number }, body?: Buffer) => {
    const { conversationId = customer.conversationId, clientId, offset } = upload;
    const url = `${desk.url}/api/v1/customer/conversations/${conversationId}/uploads/${clientId}`;
    const response = await fetch(offset === undefined ? url : `${url}?offset=${offset}`, {
      method,
      headers: { Authorization: `Bearer ${upload.token ?? customer.hello.token}` },
      ...(body && { body: new Uint8Array(body) }),
    });
    const answer = (await response.json()) as {
      received?: number;
      message?: Message;
      error?: ProtocolErrorBody;
    };
    return { ...answer, code: answer.error?.code };
  };
  const partsLeft = () =>
    readdirSync(
      path.join(desk.dataFolder, 'files', 'conversations', customer.conversationId),
    ).filter((name) => name.startsWith('upload'));

  test('goes on where the line was cut, and is the video that it was', async () => {
    const film = phoneFilm();
    const clientId = uuidv7();
    const half = Math.floor(film.length / 2);
    expect(await ask('GET', { clientId })).toMatchObject({ received: 0 });
    expect(await ask('PUT', { clientId, offset: 0 }, film.subarray(0, half))).toMatchObject({
      received: half,
    });

    // The line breaks within a part: what came before it is still there.
    const broken = request(
      `${desk.url}/api/v1/customer/conversations/${customer.conversationId}/uploads/${clientId}?offset=${half}`,
      {
        method: 'PUT',
        headers: {
          Authorization: `Bearer ${customer.hello.token}`,
          'Content-Length': film.length - half,
        },
      },
    );
    broken.on('error', () => undefined);
    broken.write(film.subarray(half, half + 100), () => broken.destroy());
    await new Promise((resolve) => broken.on('close', resolve));
    expect(await ask('GET', { clientId })).toMatchObject({ received: half });

    const twice = await ask('PUT', { clientId, offset: half + 1 }, film.subarray(half));
    expect(twice).toMatchObject({ code: 'STATE_CONFLICT', error: { details: { received: half } } });
    await ask('PUT', { clientId, offset: half }, film.subarray(half));
    const { message } = await ask('POST', { clientId });
    expect(message?.clientId).toBe(clientId);
    const video = videoOf(message);
    expect(video).toMatchObject({ type: 'video/quicktime', bytes: film.length });
    const kept = await fetch(place(`${video.id}.mov`), withToken(customer.hello.token));
    const whole = await fetch(
      place(`${videoOf((await send(film)).message).id}.mov`),
      withToken(customer.hello.token),
    );
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(Buffer.from(await whole.arrayBuffer()));
    expect(partsLeft()).toEqual([]);
  });

  test('another one takes its place, what is refused leaves nothing, nobody else adds to it', async () => {
    const [first, second] = [uuidv7(), uuidv7()];
    await ask('PUT', { clientId: first, offset: 0 }, phoneFilm().subarray(0, 500));
    await ask('PUT', { clientId: second, offset: 0 }, Buffer.from('<script>'));
    expect(await ask('GET', { clientId: first })).toMatchObject({ received: 0 });
    expect(partsLeft()).toHaveLength(1);
    const stranger = await connectCustomer(desk.url);
    const { token } = stranger.hello;
    for (const [method, offset] of [['GET'], ['PUT', 8], ['POST']] as const) {
      const body = method === 'PUT' ? Buffer.from('x') : undefined;
      const asked = { clientId: second, token, ...(offset && { offset }) };
      expect((await ask(method, asked, body)).code).toBe('CONVERSATION_NOT_FOUND');
    }
    expect((await ask('POST', { clientId: second })).code).toBe('VIDEO_REFUSED');
    expect(partsLeft()).toEqual([]);
    const large = Buffer.alloc(VIDEO_BYTES + 1);
    expect((await ask('PUT', { clientId: first, offset: 0 }, large)).code).toBe('MESSAGE_TOO_LONG');
    expect((await ask('PUT', { clientId: first, offset: 0 }, Buffer.alloc(0))).code).toBe(
      'INVALID_PAYLOAD',
    );
    stranger.close();
  });
});

describe('only who may see the conversation', () => {
  test('sends and watches its videos', async () => {
    const video = videoOf((await send(phoneFilm())).message);
    const file = `${video.id}.mov`;
    const stranger = await connectCustomer(desk.url);
    const { token } = stranger.hello;
    expect(await refusalOf(phoneFilm(), { token })).toBe('CONVERSATION_NOT_FOUND');
    const code = async (url: string, init?: RequestInit) =>
      ((await (await fetch(url, init)).json()) as { error: ProtocolErrorBody }).error.code;
    expect(await code(place(file))).toBe('NOT_AUTHENTICATED');
    expect(await code(place(file), withToken(token))).toBe('CONVERSATION_NOT_FOUND');
    const { conversationId } = stranger;
    const { pass } = await stranger.ask('files.pass', { conversationId });
    expect(await code(`${place(file)}?pass=${pass}`)).toBe('CONVERSATION_NOT_FOUND');
    expect(await code(place(file, conversationId), withToken(pass))).toBe('NOT_FOUND');
    await expect(
      stranger.ask('files.pass', { conversationId: customer.conversationId }),
    ).rejects.toThrow('CONVERSATION_NOT_FOUND');
    // What lasts for months does not stand in addresses; a pass sends nothing.
    expect(await code(`${place(file)}?pass=${customer.hello.token}`)).toBe('TOKEN_INVALID');
    const { pass: own } = await customer.ask('files.pass', {
      conversationId: customer.conversationId,
    });
    expect(await refusalOf(phoneFilm(), { token: own })).toBe('TOKEN_INVALID');
    expect(await code(place('..%2f..%2fsecret.mp4'), withToken(own))).toBe('INVALID_PAYLOAD');

    const staffPlace = `${desk.url}/api/v1/conversations/${customer.conversationId}/videos/${file}`;
    expect(await code(staffPlace)).toBe('NOT_AUTHENTICATED');
    const frontline = await signIn(desk.url, 'frontline', desk.passwordOf('frontline'));
    expect(await code(staffPlace, withToken(frontline.token))).toBe('CONVERSATION_NOT_FOUND');
    await customer.converse('转人工');
    const agent = await connectStaff(desk.url, 'frontline', '', frontline.token);
    await agent.ask('conversation.accept', { conversationId: customer.conversationId });
    const seen = await fetch(staffPlace, withToken(frontline.token, { Range: 'bytes=0-9' }));
    expect([seen.status, seen.headers.get('content-type')]).toEqual([206, 'video/quicktime']);
    await agent.ask('conversation.close', { conversationId: customer.conversationId });
    expect(await refusalOf(phoneFilm())).toBe('CONVERSATION_CLOSED');
    expect((await fetch(place(file), withToken(customer.hello.token))).status).toBe(200);
    [stranger, agent].forEach((client) => client.close());
  });
});

describe('in a bucket', () => {
  let bucket: Bucket;
  let withBucket: TestDesk;
  beforeAll(async () => {
    bucket = await startBucket();
    withBucket = await startTestDesk({ s3: bucket.settings });
  });
  afterAll(async () => {
    await withBucket?.stop();
    await bucket?.stop();
  });

  test('videos and photos are kept there alone, and read from there', async () => {
    const visitor = await connectCustomer(withBucket.url);
    const { conversationId } = visitor;
    const files = `${withBucket.url}/api/v1/customer/conversations/${conversationId}`;
    const post = async (kind: string, body: Buffer) => {
      const response = await fetch(`${files}/${kind}?clientId=${uuidv7()}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${visitor.hello.token}` },
        body: new Uint8Array(body),
      });
      return ((await response.json()) as { message: Message }).message;
    };
    const photo = await sharp({
      create: { width: 90, height: 60, channels: 3, background: '#b5651d' },
    })
      .png()
      .toBuffer();
    const image = await post('images', photo);
    const video = videoOf(await post('videos', phoneFilm()));
    const folder = `conversations/${conversationId}`;
    const imageId = image.content.kind === 'image' ? image.content.image.id : '';
    expect([...bucket.objects.keys()].sort()).toEqual(
      [`${imageId}.full.jpg`, `${imageId}.thumb.jpg`, `${video.id}.mov`]
        .map((file) => `${folder}/${file}`)
        .sort(),
    );
    expect(existsSync(path.join(withBucket.dataFolder, 'files', 'conversations'))).toBe(false);
    const kept = bucket.objects.get(`${folder}/${video.id}.mov`);
    const part = await fetch(
      `${files}/videos/${video.id}.mov`,
      withToken(visitor.hello.token, { Range: 'bytes=1000-1999' }),
    );
    expect(Buffer.from(await part.arrayBuffer())).toEqual(kept?.subarray(1000, 2000));
    const thumb = await fetch(`${files}/images/${imageId}`, withToken(visitor.hello.token));
    expect([thumb.status, thumb.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    visitor.close();
  });
});
