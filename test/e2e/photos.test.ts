import { readdirSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import pg from 'pg';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import type { Message, ProtocolErrorBody } from '../../src/protocol/index.js';
import { connectCustomer, connectStaff, signIn, type CustomerClient } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

const PHOTO_BYTES = 300_000;

let desk: TestDesk;
let customer: CustomerClient;
beforeAll(async () => {
  desk = await startTestDesk({ photoBytes: PHOTO_BYTES, customerPhotosPer10Min: 20 });
  customer = await connectCustomer(desk.url);
});
afterAll(async () => {
  customer?.close();
  await desk?.stop();
});

/** A photo on its side, as a phone makes it: with a camera's name and the place in its EXIF. */
function phonePhoto(width = 1200, height = 800): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#b5651d' } })
    .withExif({
      IFD0: { Make: 'SpyCam', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 48/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

interface Upload {
  conversationId?: string;
  token?: string;
  clientId?: string;
}

async function send(bytes: Buffer, upload: Upload = {}) {
  const { conversationId = customer.conversationId, clientId = uuidv7() } = upload;
  const url = `${desk.url}/api/v1/customer/conversations/${conversationId}/images`;
  const response = await fetch(`${url}?clientId=${clientId}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'image/jpeg',
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

function imageOf(message: Message | undefined) {
  if (message?.content.kind !== 'image') throw new Error('Not a photo');
  return message.content.image;
}

const customerPath = (id: string) =>
  `/api/v1/customer/conversations/${customer.conversationId}/images/${id}`;
const staffPath = (id: string) => `/api/v1/conversations/${customer.conversationId}/images/${id}`;

function read(place: string, token?: string): Promise<Response> {
  return fetch(
    `${desk.url}${place}`,
    token ? { headers: { Authorization: `Bearer ${token}` } } : {},
  );
}

describe('a photo', () => {
  test('is made anew: upright, without place and camera, and told of in order', async () => {
    const before = await customer.send('箱子压坏了，请看照片');
    const sent = await phonePhoto();
    expect(sent.includes('SpyCam')).toBe(true);
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const { status, message } = await send(sent);
    expect(status).toBe(201);
    expect(message?.seq).toBeGreaterThan(before.seq);
    const image = imageOf(message);
    expect(image).toMatchObject({ width: 800, height: 1200 });
    expect(message?.content).toMatchObject({ kind: 'image', text: '[照片]' });
    expect(await customer.waitFor('message', ({ seq }) => seq === message?.seq)).toEqual(message);

    const response = await read(customerPath(image.id), customer.hello.token);
    const bytes = Buffer.from(await response.arrayBuffer());
    const metadata = await sharp(bytes).metadata();
    expect(metadata).toMatchObject({ format: 'jpeg', width: 800, height: 1200 });
    for (const kept of ['exif', 'xmp', 'iptc', 'icc', 'orientation'] as const) {
      expect(metadata[kept]).toBeUndefined();
    }
    expect(bytes.includes('SpyCam')).toBe(false);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="${image.id}.jpg"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringMatching(/^private/),
    });
    const thumb = await read(`${customerPath(image.id)}?size=thumb`, customer.hello.token);
    const small = await sharp(Buffer.from(await thumb.arrayBuffer())).metadata();
    expect(small).toMatchObject({ width: 320, height: 480 });
    // The bot cannot see, and says so once.
    await customer.waitFor(
      'message',
      ({ content }) => content.kind === 'text' && content.text.startsWith('照片收到了'),
    );
  });

  test('sent again after its answer was lost is one photo, and one file', async () => {
    const folder = path.join(desk.dataFolder, 'files', 'conversations', customer.conversationId);
    const clientId = uuidv7();
    const [photo, files] = [await phonePhoto(), readdirSync(folder).length];
    const first = await send(photo, { clientId });
    expect((await send(photo, { clientId })).message).toEqual(first.message);
    expect(readdirSync(folder)).toHaveLength(files + 2);
  });

  test('what is hidden behind a photo is not passed on', async () => {
    const polyglot = Buffer.concat([
      await phonePhoto(),
      Buffer.from('<script>alert(1)</script>PK'),
    ]);
    const image = imageOf((await send(polyglot)).message);
    const response = await read(customerPath(image.id), customer.hello.token);
    expect(Buffer.from(await response.arrayBuffer()).includes('script')).toBe(false);
  });

  test.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ['nothing', () => Buffer.alloc(0), 'type'],
    ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'type'],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'type'],
    [
      'a PDF before a photo',
      async () => Buffer.concat([Buffer.from('%PDF-1.7\n'), await phonePhoto()]),
      'type',
    ],
    ['a GIF that is a script', () => Buffer.from('GIF89a/*\0\0\0*/=1;alert(1)'), 'type'],
    ['half a photo', async () => (await phonePhoto()).subarray(0, 2000), 'broken'],
    ['a head of a JPEG alone', () => Buffer.from('ffd8ffe000104a46494600010100', 'hex'), 'broken'],
    ['30 000 pixels in a row', () => claiming(30_000, 10), 'pixels'],
    ['100 million pixels', () => claiming(10_000, 10_000), 'pixels'],
    ['more bytes than are taken', () => Buffer.alloc(PHOTO_BYTES + 1), 'MESSAGE_TOO_LONG'],
  ])('%s is refused', async (_, bytes, reason) => {
    expect(await refusalOf(await bytes())).toBe(reason);
  });
});

/** A PNG of a few bytes whose head claims this size. */
function claiming(width: number, height: number): Buffer {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  );
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

describe('only who may see the conversation', () => {
  test('sends and reads its photos', async () => {
    const image = imageOf((await send(await phonePhoto())).message);
    const stranger = await connectCustomer(desk.url);
    const { token } = stranger.hello;
    const photo = await phonePhoto();
    expect(await refusalOf(photo, { token })).toBe('CONVERSATION_NOT_FOUND');
    const code = async (place: string, bearer?: string) => {
      const body = (await (await read(place, bearer)).json()) as { error: ProtocolErrorBody };
      return body.error.code;
    };
    expect(await code(customerPath(image.id), token)).toBe('CONVERSATION_NOT_FOUND');
    // The stranger's own conversation does not lead to the photo either.
    const own = `/api/v1/customer/conversations/${stranger.conversationId}/images/${image.id}`;
    expect(await code(own, token)).toBe('NOT_FOUND');
    expect(await code(customerPath(image.id))).toBe('NOT_AUTHENTICATED');
    expect(await code(customerPath('..%2f..%2fsecret'), customer.hello.token)).toBe(
      'INVALID_PAYLOAD',
    );
    const expired = await expiredToken(customer.hello.token);
    expect(await code(customerPath(image.id), expired)).toBe('TOKEN_EXPIRED');
    expect(await refusalOf(photo, { token: expired })).toBe('TOKEN_EXPIRED');

    expect(await code(staffPath(image.id))).toBe('NOT_AUTHENTICATED');
    const frontline = await signIn(desk.url, 'frontline', desk.passwordOf('frontline'));
    // Still the bot's: nothing for the frontline's eyes.
    expect(await code(staffPath(image.id), frontline.token)).toBe('CONVERSATION_NOT_FOUND');
    await customer.converse('转人工');
    const agent = await connectStaff(desk.url, 'frontline', '', frontline.token);
    await agent.ask('conversation.accept', { conversationId: customer.conversationId });
    const seen = await read(staffPath(image.id), frontline.token);
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg']);

    await agent.ask('conversation.close', { conversationId: customer.conversationId });
    expect(await refusalOf(photo)).toBe('CONVERSATION_CLOSED');
    expect((await read(customerPath(image.id), customer.hello.token)).status).toBe(200);
    [stranger, agent].forEach((client) => client.close());
  });

  test('and not without end', async () => {
    const eager = await connectCustomer(desk.url);
    const upload = { token: eager.hello.token, conversationId: eager.conversationId };
    const tries = await Promise.all(
      Array.from({ length: 21 }, () => refusalOf(Buffer.from('no photo'), upload)),
    );
    expect(tries.filter((refusal) => refusal === 'RATE_LIMITED')).toHaveLength(1);
    eager.close();
  });
});

/** The same token as the installation itself would have signed it long ago. */
async function expiredToken(token: string): Promise<string> {
  const database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  const { rows } = await database.query<{ value: string }>(
    `SELECT value FROM installation_secret WHERE name = 'customer-token'`,
  );
  await database.end();
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    sub: string;
  };
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('relaydesk')
    .setAudience('customer')
    .setSubject(claims.sub)
    .setExpirationTime(1)
    .sign(Buffer.from(rows[0]?.value ?? '', 'base64'));
}
