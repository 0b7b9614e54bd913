import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { SignJWT } from 'jose';
import pg from 'pg';
import type { Config } from '../../src/platform/config.js';
import { connectCustomer, type CustomerClient, type Refused } from '../fixtures/client.js';
import { startDesk, type HostedDesk } from '../fixtures/desk-host-client.js';
import { projectFolder, testConfig } from '../fixtures/relaydesk.js';

const SECRET = 'the-secret-jieli-shares-with-its-desk';

interface Example {
  waybill: string;
  state: string;
  senderDigits: string;
  receiverDigits: string;
}

let config: Config;
let desk: HostedDesk;
let database: pg.Client;
let examples: Example[];

beforeAll(async () => {
  config = testConfig();
  const companiesFile = path.join(config.dataFolder, 'companies.yaml');
  writeFileSync(
    companiesFile,
    `companies:\n  - id: jieli\n    name: 接力\n    identity: { secret: ${SECRET} }\n`,
  );
  config = { ...config, companiesFile, trustedProxies: 1 };
  await start();
  const response = await fetch(`${desk.url}/api/v1/demo/waybills`);
  ({ waybills: examples } = (await response.json()) as { waybills: Example[] });
});
afterAll(async () => {
  await database.end();
  await desk.stop();
  rmSync(config.dataFolder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  desk = await startDesk(config);
  database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
}

function exampleIn(state: string): Example {
  const found = examples.find((example) => example.state === state);
  if (!found) throw new Error(`No demo parcel is in ${state}`);
  return found;
}

const prove = (client: CustomerClient, waybill: string, lastFour: string) =>
  client.ask('identity.prove', { conversationId: client.conversationId, waybill, lastFour });

const detailsOf = async (client: CustomerClient, waybill: string) =>
  (await client.ask('parcel.details', { conversationId: client.conversationId, waybill })).details;

const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: Refused) => error.body,
  );

/** Four digits that are neither the sender's nor the receiver's. */
const wrongFor = ({ senderDigits, receiverDigits }: Example) =>
  ['0000', '1111', '2222'].find((digits) => ![senderDigits, receiverDigits].includes(digits)) ?? '';

describe('a parcel that waits at a station', () => {
  test('shows nothing to who knows only its number', async () => {
    const { waybill } = exampleIn('AT_LOCKER_OR_STATION');
    const customer = await connectCustomer(desk.url);
    expect(await detailsOf(customer, waybill)).toEqual({ waybill, as: [], fields: {} });
    customer.close();
  });

  test('gives its code to the receiver, and the view is recorded', async () => {
    const { waybill, receiverDigits } = exampleIn('AT_LOCKER_OR_STATION');
    const customer = await connectCustomer(desk.url);
    expect((await prove(customer, waybill.toLowerCase(), receiverDigits)).as).toEqual(['receiver']);
    const { as, fields } = await detailsOf(customer, waybill);
    expect(as).toEqual(['receiver']);
    expect(fields.pickup_code?.value).toMatch(/^\d-\d-\d{4}$/);
    expect(fields.receiver_phone).toMatchObject({ masked: true });
    expect(fields.receiver_phone?.value).toMatch(/\*{6}/);
    expect(fields.courier_phone).toBeUndefined();
    const { rows } = await database.query(
      `SELECT field FROM disclosure_record WHERE conversation_id = $1`,
      [customer.conversationId],
    );
    expect(rows.map(({ field }: { field: string }) => field)).toContain('pickup_code');
    expect(rows.map(({ field }: { field: string }) => field)).not.toContain('receiver_phone');
    customer.close();
  });

  test('keeps its code from the sender', async () => {
    const { waybill, senderDigits } = exampleIn('AT_LOCKER_OR_STATION');
    const customer = await connectCustomer(desk.url);
    await prove(customer, waybill, senderDigits);
    const { fields } = await detailsOf(customer, waybill);
    expect(fields.pickup_code).toBeUndefined();
    expect(fields.pickup_point?.masked).toBe(false);
    expect(fields.receiver_name).toMatchObject({
      masked: true,
      value: expect.stringMatching(/^.\*$/u),
    });
    customer.close();
  });

  test('a proof holds in its own conversation only', async () => {
    const { waybill, receiverDigits } = exampleIn('AT_LOCKER_OR_STATION');
    const [one, other] = [await connectCustomer(desk.url), await connectCustomer(desk.url)];
    await prove(one, waybill, receiverDigits);
    expect((await detailsOf(other, waybill)).as).toEqual([]);
    const { conversationId } = one;
    expect(await other.codeOf('parcel.details', { conversationId, waybill })).toBe(
      'CONVERSATION_NOT_FOUND',
    );
    expect(
      await other.codeOf('identity.prove', { conversationId, waybill, lastFour: receiverDigits }),
    ).toBe('CONVERSATION_NOT_FOUND');
    [one, other].forEach((client) => client.close());
  });
});

test.each([
  ['what a parcel was charged', '多收我运费了'],
  ['what its return would cost', '我要退回'],
  ['what another city would cost', '改地址到四川省成都市武侯区人民南路四段1号'],
])('%s tells its weight: to its sender only, and that is recorded', async (_, asking) => {
  const { waybill, senderDigits } = exampleIn('IN_TRANSIT');
  const customer = await connectCustomer(desk.url, { locale: 'zh-CN' });
  const shown = async () => {
    const { rows } = await database.query(
      `SELECT field, parties FROM disclosure_record WHERE conversation_id = $1`,
      [customer.conversationId],
    );
    return rows as unknown[];
  };
  const asked = await customer.converse(`${waybill} ${asking}`);
  expect(asked.content).not.toMatchObject({ text: expect.stringContaining('¥') });
  expect(await shown()).toEqual([]);
  const told = await customer.converse(senderDigits);
  expect(told.content).toMatchObject({ text: expect.stringMatching(/公斤.*¥/su) });
  expect(await shown()).toEqual([{ field: 'charge', parties: ['sender'] }]);
  customer.close();
});

test("a courier's phone is told while the parcel is out, and who signed once it is delivered", async () => {
  const customer = await connectCustomer(desk.url);
  const out = exampleIn('OUT_FOR_DELIVERY');
  await prove(customer, out.waybill, out.receiverDigits);
  const underWay = (await detailsOf(customer, out.waybill)).fields;
  expect(underWay.courier_phone).toMatchObject({ masked: false });
  expect(underWay.signed_by).toBeUndefined();
  const delivered = exampleIn('DELIVERED');
  await prove(customer, delivered.waybill, delivered.receiverDigits);
  const signed = (await detailsOf(customer, delivered.waybill)).fields;
  expect(signed.courier_phone).toBeUndefined();
  expect(signed.signed_by).toMatchObject({ masked: false });
  expect(signed.signed_as?.value).toBe('self');
  customer.close();
});

describe('guessing', () => {
  test('wrong digits and a number that does not exist look the same', async () => {
    const example = exampleIn('IN_TRANSIT');
    const [one, other] = [await connectCustomer(desk.url), await connectCustomer(desk.url)];
    const wrong = await refusalOf(prove(one, example.waybill, wrongFor(example)));
    expect(wrong).toMatchObject({ code: 'IDENTITY_NOT_PROVED', details: { attemptsLeft: 4 } });
    expect(await refusalOf(prove(other, 'YT0000000000000', '1234'))).toEqual(wrong);
    [one, other].forEach((client) => client.close());
  });

  test.each(['12a4', '12345', '', '１２３', "' OR '1'='1"])('%j proves nothing', async (digits) => {
    const customer = await connectCustomer(desk.url);
    const { waybill } = exampleIn('RETURNING');
    const refusal = await refusalOf(prove(customer, waybill, digits));
    expect(['IDENTITY_NOT_PROVED', 'INVALID_PAYLOAD']).toContain(refusal?.code);
    customer.close();
  });

  test('many at once do not pass the limit, and it outlives a restart', async () => {
    const example = exampleIn('EXCEPTION');
    let customer = await connectCustomer(desk.url);
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () =>
        refusalOf(prove(customer, example.waybill, wrongFor(example))),
      ),
    );
    const codes = guesses.map((refusal) => refusal?.code);
    expect(codes.filter((code) => code === 'IDENTITY_NOT_PROVED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'IDENTITY_LOCKED')).toHaveLength(7);

    const { token } = customer.hello;
    customer.close();
    await database.end();
    await desk.stop();
    await start();
    customer = await connectCustomer(desk.url, { token });
    const after = await refusalOf(prove(customer, example.waybill, example.receiverDigits));
    expect(after?.code).toBe('IDENTITY_LOCKED');
    expect(after?.retryAfterMs).toBeGreaterThan(0);
    expect((await detailsOf(customer, example.waybill)).as).toEqual([]);
    customer.close();
  });

  test('a waybill is locked too, from whatever conversation', async () => {
    const example = exampleIn('ATTEMPT_FAILED');
    for (let round = 0; round < 3; round++) {
      const guesser = await connectCustomer(desk.url);
      for (let guess = 0; guess < 4; guess++) {
        await refusalOf(prove(guesser, example.waybill, wrongFor(example)));
      }
      guesser.close();
    }
    const customer = await connectCustomer(desk.url);
    expect((await refusalOf(prove(customer, example.waybill, example.receiverDigits)))?.code).toBe(
      'IDENTITY_LOCKED',
    );
    customer.close();
  });

  test('one network has no more guesses for more conversations and other numbers', async () => {
    let forged = 0;
    // The proxy appends; what stands before it the client made up.
    const from = (address: string) =>
      connectCustomer(desk.url, {}, { 'X-Forwarded-For': `198.51.100.${forged++}, ${address}` });
    const example = exampleIn('OUT_FOR_DELIVERY');
    for (let left = 60; left > 0; left -= 5) {
      const guesser = await from('203.0.113.9');
      for (let guess = 0; guess < 5; guess++) {
        const number = `YT00000000${String(left + guess).padStart(5, '0')}`;
        const refusal = await refusalOf(prove(guesser, number, '1234'));
        expect(refusal?.code).toBe('IDENTITY_NOT_PROVED');
      }
      guesser.close();
    }
    const customer = await from('203.0.113.9');
    const right = (client: CustomerClient) =>
      refusalOf(prove(client, example.waybill, example.receiverDigits));
    for (let guess = 0; guess < 12; guess++) {
      expect((await right(customer))?.code).toBe('IDENTITY_LOCKED');
    }
    await customer.converse(`${example.waybill} 快递员电话`);
    await customer.converse(example.receiverDigits);
    expect((await detailsOf(customer, example.waybill)).as).toEqual([]);
    // Nobody's parcel was locked up by it, and nobody else.
    const other = await from('203.0.113.10');
    expect(await right(other)).toBeNull();
    [customer, other].forEach((client) => client.close());
  });
});

const tokenOf = (claims: object, secret = SECRET, audience = 'relaydesk', subject = 'user-7') =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('jieli')
    .setAudience(audience)
    .setSubject(subject)
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(secret));

describe("the embedding page's token", () => {
  test('proves the parcels of its phone and those it names', async () => {
    await database.query(`UPDATE waybill SET company = 'jieli' WHERE number = ANY($1)`, [
      [exampleIn('OUT_FOR_DELIVERY').waybill, exampleIn('RETURNING').waybill],
    ]);
    await database.query(
      `UPDATE waybill SET receiver_phone = '+86 138 1234 5612' WHERE number = $1`,
      [exampleIn('OUT_FOR_DELIVERY').waybill],
    );
    // The same phone at another company, for whom this page cannot speak.
    await database.query(`UPDATE waybill SET receiver_phone = '13812345612' WHERE number = $1`, [
      exampleIn('IN_TRANSIT').waybill,
    ]);
    const identity = await tokenOf({
      phone: '13812345612',
      waybills: [
        { number: exampleIn('RETURNING').waybill, as: 'sender' },
        ...Array.from({ length: 99 }, (_, n) => ({ number: `YT${10 ** 12 + n}`, as: 'sender' })),
      ],
    });
    const customer = await connectCustomer(desk.url, { identity });
    expect(customer.hello.identity).toEqual({ proved: true });
    const { as, fields } = await detailsOf(customer, exampleIn('OUT_FOR_DELIVERY').waybill);
    expect(as).toEqual(['receiver']);
    expect(fields.courier_phone?.masked).toBe(false);
    expect((await detailsOf(customer, exampleIn('RETURNING').waybill)).as).toEqual(['sender']);
    expect((await detailsOf(customer, exampleIn('IN_TRANSIT').waybill)).as).toEqual([]);
    customer.close();
  });

  test.each([
    ['forged', () => tokenOf({ phone: '13812345612' }, `${SECRET}x`)],
    ['for somebody else', () => tokenOf({ phone: '13812345612' }, SECRET, 'another')],
    ['no token', () => Promise.resolve('x.y.z')],
    ['far too long', () => tokenOf({ page: 'x'.repeat(100_000) })],
  ])('that is %s proves nothing, and the chat goes on', async (_what, make) => {
    const identity = await make();
    const customer = await connectCustomer(desk.url, { identity });
    expect(customer.hello.identity).toEqual({ proved: false, code: 'TOKEN_INVALID' });
    expect((await detailsOf(customer, exampleIn('OUT_FOR_DELIVERY').waybill)).as).toEqual([]);
    const { conversationId } = customer;
    expect(await customer.codeOf('identity.prove', { conversationId, token: identity })).toBe(
      'TOKEN_INVALID',
    );
    expect((await customer.converse('你好')).author.kind).toBe('bot');
    customer.close();
  });
});

describe('the programs in docs/identity.md', () => {
  const text = readFileSync(path.join(projectFolder, 'docs', 'identity.md'), 'utf8');
  /** What runs the first program of each language. */
  const runners: Record<string, { file: string; program: string }> = {
    js: { file: 'token.mjs', program: process.execPath },
    python: { file: 'token.py', program: 'python3' },
    java: { file: 'UserToken.java', program: 'java' },
    php: { file: 'token.php', program: 'php' },
  };
  for (const [language, { file, program }] of Object.entries(runners)) {
    const isThere = spawnSync(program, ['--version']).status === 0;
    (isThere ? test : test.skip)(`${language} signs what the desk takes`, async () => {
      const blocks = [...text.matchAll(/```(\w+)\n([^]*?)```/g)];
      const code = blocks.find((block) => block[1] === language)?.[2] ?? '';
      expect(code).toContain('relaydesk');
      // Beside node_modules, where a reader's own copy would find jose.
      const folder = mkdtempSync(path.join(projectFolder, 'node_modules', '.identity-'));
      writeFileSync(path.join(folder, file), code);
      const { stdout, stderr } = spawnSync(program, [path.join(folder, file)], {
        env: { ...process.env, JIELI_IDENTITY_SECRET: SECRET },
        encoding: 'utf8',
      });
      rmSync(folder, { recursive: true });
      const customer = await connectCustomer(desk.url, { identity: stdout.trim() });
      expect([customer.hello.identity, stderr]).toEqual([{ proved: true }, '']);
      customer.close();
    });
  }
});

describe('earlier conversations', () => {
  const userToken = (subject: string) => tokenOf({}, SECRET, 'relaydesk', subject);
  /** Says something and ends the conversation; gives its id. */
  async function over(customer: CustomerClient, text: string): Promise<string> {
    const { conversationId } = await customer.send(text);
    await customer.ask('conversation.close', { conversationId });
    return conversationId;
  }
  const openings = async (customer: CustomerClient) =>
    (await customer.ask('history.list', {})).conversations.map(({ opening }) => opening);

  test('are listed and read by their visitor, and by nobody else', async () => {
    const visitor = await connectCustomer(desk.url);
    const first = await over(visitor, '第一次来，运费怎么算');
    await visitor.ask('conversation.start', {});
    const again = await connectCustomer(desk.url, { token: visitor.hello.token });
    await over(again, '第二次来');
    expect(await openings(again)).toEqual(['第二次来', '第一次来，运费怎么算']);
    const page = await again.ask('history.read', { conversationId: first, afterSeq: 0 });
    expect(page.messages.map(({ author }) => author.kind)).toContain('customer');
    expect(page.messages[0]).toMatchObject({ conversationId: first, seq: 1 });
    const { conversations } = await again.ask('history.list', {});
    const older = await again.ask('history.list', { before: conversations[0]?.id });
    expect(older.conversations.map(({ id }) => id)).toEqual([first]);

    const stranger = await connectCustomer(desk.url);
    expect(await openings(stranger)).toEqual([]);
    for (const id of [first, crypto.randomUUID()]) {
      expect(await stranger.codeOf('history.read', { conversationId: id, afterSeq: 0 })).toBe(
        'CONVERSATION_NOT_FOUND',
      );
    }
    for (const client of [visitor, again, stranger]) client.close();
  });

  test('of a user follow them to another device, and show nobody who comes after them', async () => {
    const identity = await userToken('traveller');
    const here = await connectCustomer(desk.url, { identity });
    const id = await over(here, '我的账户里的事');
    // The same browser, where the user has signed out, and then somebody else in.
    const visitor = await connectCustomer(desk.url, { token: here.hello.token });
    expect(await openings(visitor)).toEqual([]);
    const another = await connectCustomer(desk.url, {
      token: here.hello.token,
      identity: await userToken('another'),
    });
    expect(await openings(another)).toEqual([]);
    expect(await another.codeOf('history.read', { conversationId: id, afterSeq: 0 })).toBe(
      'CONVERSATION_NOT_FOUND',
    );
    const elsewhere = await connectCustomer(desk.url);
    await elsewhere.ask('identity.prove', {
      conversationId: elsewhere.conversationId,
      token: identity,
    });
    expect(await openings(elsewhere)).toEqual(['我的账户里的事']);
    expect((await elsewhere.ask('history.read', { conversationId: id, afterSeq: 0 })).messages.length)
      .toBeGreaterThan(1); // prettier-ignore
    // A page that vouches for nobody in particular opens nothing.
    const forged = await tokenOf({}, `${SECRET}x`, 'relaydesk', 'traveller');
    const thief = await connectCustomer(desk.url, { identity: forged });
    expect(await openings(thief)).toEqual([]);
    for (const client of [here, visitor, another, elsewhere, thief]) client.close();
  });

  test('show their photos wherever their user is vouched for, and to nobody else', async () => {
    const identity = await userToken('photographer');
    const here = await connectCustomer(desk.url, { identity });
    const { conversationId } = here;
    const images = `${desk.url}/api/v1/customer/conversations/${conversationId}/images`;
    const photo = await sharp({
      create: { width: 40, height: 30, channels: 3, background: '#b5651d' },
    })
      .png()
      .toBuffer();
    const sent = await fetch(`${images}?clientId=${crypto.randomUUID()}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${here.hello.token}`, 'Content-Type': 'image/png' },
      body: new Uint8Array(photo),
    });
    const { message } = (await sent.json()) as { message: { content: { image: { id: string } } } };
    const statusFor = async (token: string) => {
      const headers = { Authorization: `Bearer ${token}` };
      return (await fetch(`${images}/${message.content.image.id}`, { headers })).status;
    };
    expect(await statusFor((await here.ask('files.pass', { conversationId })).pass)).toBe(200);
    await here.ask('conversation.close', { conversationId });

    const elsewhere = await connectCustomer(desk.url, { identity });
    expect(await statusFor((await elsewhere.ask('files.pass', { conversationId })).pass)).toBe(200);
    expect(await statusFor(elsewhere.hello.token)).toBe(404);
    // Whoever comes after them in the same browser has its token, and no eyes for theirs.
    const another = await connectCustomer(desk.url, {
      token: here.hello.token,
      identity: await userToken('next in line'),
    });
    const visitor = await connectCustomer(desk.url, { token: here.hello.token });
    const stranger = await connectCustomer(desk.url);
    for (const client of [another, visitor, stranger]) {
      expect(await client.codeOf('files.pass', { conversationId })).toBe('CONVERSATION_NOT_FOUND');
      expect(await statusFor(client.hello.token)).toBe(404);
    }
    for (const client of [here, elsewhere, another, visitor, stranger]) client.close();
  });
});
