import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import WebSocket from 'ws';
import {
  CUSTOMER_NAMESPACE,
  MESSAGE_TEXT_LIMIT,
  PROTOCOL_VERSION,
  STAFF_NAMESPACE,
} from '../../src/protocol/index.js';
import {
  connect,
  connectCustomer,
  connectStaff,
  CustomerClient,
  signIn,
  type Refused,
} from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({
    helloTimeoutMs: 300,
    customerMessagesPer10s: 5,
    newCustomersPerMin: 120,
  });
});
afterAll(() => desk.stop());

describe('connecting', () => {
  test.each([
    ['a foreign page', { Origin: 'https://evil.example' }],
    ['no origin', {}],
    ['an origin that is none', { Origin: 'null' }],
  ])('%s is refused with ORIGIN_FORBIDDEN', async (_who, headers) => {
    const address = `${desk.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address, { headers });
    const refusal = await new Promise<string>((resolve, reject) => {
      socket.once('open', () => reject(new Error('It was let in')));
      socket.once('unexpected-response', (_request, response) => {
        response.on('data', (body) => resolve(String(body)));
      });
    });
    expect(refusal).toBe('ORIGIN_FORBIDDEN');
  });

  test('without a hello the connection is closed', async () => {
    const client = new CustomerClient(connect(desk.url, CUSTOMER_NAMESPACE));
    expect((await client.waitFor('bye')).code).toBe('HELLO_REQUIRED');
    await new Promise<void>((resolve) => {
      if (client.socket.disconnected) resolve();
      else client.socket.once('disconnect', () => resolve());
    });
  });

  test('nothing works before hello', async () => {
    const client = new CustomerClient(connect(desk.url, CUSTOMER_NAMESPACE));
    const payload = { conversationId: uuidv7(), clientId: uuidv7(), text: '你好' };
    expect(await client.codeOf('message.send', payload)).toBe('HELLO_REQUIRED');
    client.close();
  });

  test('another version of the contract is refused', async () => {
    const client = new CustomerClient(connect(desk.url, CUSTOMER_NAMESPACE));
    expect(await client.codeOf('hello', { protocol: 99 })).toBe('PROTOCOL_UNSUPPORTED');
    client.close();
  });

  test('forged, foreign and expired tokens are told apart from good ones', async () => {
    const hello = async (token: string) => {
      const client = new CustomerClient(connect(desk.url, CUSTOMER_NAMESPACE));
      const code = await client.codeOf('hello', { protocol: PROTOCOL_VERSION, token });
      client.close();
      return code;
    };
    const { hello: good, socket } = await connectCustomer(desk.url);
    socket.disconnect();
    const forged = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(uuidv7())
      .setIssuer('relaydesk')
      .setAudience('customer')
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('a key that is not the one of the server'));
    const [header, payload] = good.token.split('.');
    expect(await hello(good.token)).toBe('ok');
    expect(await hello(forged)).toBe('TOKEN_INVALID');
    expect(await hello('not a token')).toBe('TOKEN_INVALID');
    expect(await hello(`${header}.${payload}.`)).toBe('TOKEN_INVALID');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await hello(`${none}.${payload}.`)).toBe('TOKEN_INVALID');
  });

  test('a staff socket needs a session', async () => {
    const client = new CustomerClient(connect(desk.url, STAFF_NAMESPACE));
    expect(await client.codeOf('hello', { protocol: 1 })).toBe('NOT_AUTHENTICATED');
    expect(await client.codeOf('hello', { protocol: 1, token: 'x' })).toBe('NOT_AUTHENTICATED');
    client.close();
  });
});

describe('requests', () => {
  const good = () => ({ conversationId: uuidv7(), clientId: uuidv7(), text: '你好' });
  test.each<[string, string, unknown, string]>([
    ['an unknown event', 'conversation.explode', {}, 'UNKNOWN_EVENT'],
    ['a name of Object.prototype', 'constructor', {}, 'UNKNOWN_EVENT'],
    ['__proto__', '__proto__', {}, 'UNKNOWN_EVENT'],
    ['no payload', 'message.send', undefined, 'INVALID_PAYLOAD'],
    ['null', 'message.send', null, 'INVALID_PAYLOAD'],
    ['a string', 'message.send', 'hello', 'INVALID_PAYLOAD'],
    ['an array', 'message.send', [1, 2], 'INVALID_PAYLOAD'],
    ['a wrong type', 'message.send', { ...good(), text: 5 }, 'INVALID_PAYLOAD'],
    ['a blank text', 'message.send', { ...good(), text: ' \n\t ' }, 'INVALID_PAYLOAD'],
    ['a lone surrogate', 'message.send', { ...good(), text: 'a\ud800' }, 'INVALID_PAYLOAD'],
    ['U+0000', 'message.send', { ...good(), text: 'a\u0000b' }, 'INVALID_PAYLOAD'],
    ['an extra field', 'message.send', { ...good(), author: 'staff' }, 'INVALID_PAYLOAD'],
    ['an id that is none', 'message.send', { ...good(), clientId: "1' OR 1=1" }, 'INVALID_PAYLOAD'],
    [
      'a text over the limit',
      'message.send',
      { ...good(), text: '长'.repeat(MESSAGE_TEXT_LIMIT + 1) },
      'MESSAGE_TOO_LONG',
    ],
    [
      "a stranger's conversation",
      'messages.after',
      { conversationId: uuidv7(), afterSeq: 0 },
      'CONVERSATION_NOT_FOUND',
    ],
    [
      'typing into it',
      'typing',
      { conversationId: uuidv7(), active: true },
      'CONVERSATION_NOT_FOUND',
    ],
    [
      'a negative seq',
      'messages.after',
      { conversationId: uuidv7(), afterSeq: -1 },
      'INVALID_PAYLOAD',
    ],
    [
      'a page without end',
      'messages.after',
      { conversationId: uuidv7(), afterSeq: 0, limit: 1e9 },
      'INVALID_PAYLOAD',
    ],
  ])(
    '%s is refused by its code, and the connection lives on',
    async (_what, event, payload, code) => {
      const client = await connectCustomer(desk.url);
      expect(await client.codeOf(event, payload)).toBe(code);
      expect(
        await client.codeOf('messages.after', {
          conversationId: client.conversationId,
          afterSeq: 0,
        }),
      ).toBe('ok');
      client.close();
    },
  );

  test('a frame too large to read closes that connection only', async () => {
    const [flood, other] = [await connectCustomer(desk.url), await connectCustomer(desk.url)];
    const closed = new Promise<void>((resolve) => flood.socket.once('disconnect', () => resolve()));
    flood.socket.emit('message.send', { ...good(), text: 'x'.repeat(1_000_000) });
    await closed;
    expect((await other.send('还在')).seq).toBeGreaterThan(0);
    other.close();
  });

  test('thirty megabytes pasted by staff close that socket, and REST refuses them', async () => {
    const { token } = await signIn(desk.url, 'frontline', desk.passwordOf('frontline'));
    const paste = '赔'.repeat(10_000_000);
    const staff = await connectStaff(desk.url, 'frontline', '', token);
    const closed = new Promise<void>((resolve) => staff.socket.once('disconnect', () => resolve()));
    staff.socket.emit('note.write', { noteId: uuidv7(), conversationId: uuidv7(), text: paste });
    await closed;
    const response = await fetch(`${desk.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login: paste, password: 'x' }),
    });
    expect(response.status).toBe(413);
    expect(((await response.json()) as { error: { code: string } }).error.code).toBe(
      'MESSAGE_TOO_LONG',
    );
    const again = await connectStaff(desk.url, 'frontline', '', token);
    expect(await again.codeOf('presence.set', { presence: 'online' })).toBe('ok');
    again.close();
  });

  test('a flood from one customer is slowed, the others feel nothing', async () => {
    const [flood, other] = [await connectCustomer(desk.url), await connectCustomer(desk.url)];
    const payload = () => ({
      conversationId: flood.conversationId,
      clientId: uuidv7(),
      text: '刷屏',
    });
    const codes = await Promise.all(
      Array.from({ length: 20 }, () => flood.codeOf('message.send', payload())),
    );
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(15);
    expect((await other.send('你好')).seq).toBeGreaterThan(0);
    [flood, other].forEach((client) => client.close());
  });

  test('what looks like markup or SQL is stored and shown as it was written', async () => {
    const customer = await connectCustomer(desk.url);
    const text = `<img src=x onerror=alert(1)>'; DROP TABLE message; -- \${7*7} {waybill}`;
    const { seq } = await customer.send(text);
    const { conversationId } = customer;
    const page = await customer.ask('messages.after', { conversationId, afterSeq: seq - 1 });
    expect(page.messages[0]?.content).toEqual({ kind: 'text', text });
    customer.close();
  });
});

describe('signing in', () => {
  test('a wrong password and an unknown login look the same', async () => {
    const bodies = await Promise.all(
      ['frontline', 'nobody'].map((login) =>
        signIn(desk.url, login, 'wrong').catch((refused: Refused) => refused.body),
      ),
    );
    expect(bodies[0]).toMatchObject({ code: 'CREDENTIALS_WRONG' });
    expect(bodies[1]).toEqual(bodies[0]);
  });

  test('guessing is slowed down', async () => {
    const codes: string[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      codes.push(
        (await signIn(desk.url, 'expert', 'wrong').catch(
          (refused: Refused) => refused.body.code,
        )) as string,
      );
    }
    expect(codes.at(-1)).toBe('RATE_LIMITED');
  });
});

// The last one: for a minute nobody new is let in from here.
test('one visitor who floods is told to wait, and whoever else is there is answered', async () => {
  const known = await Promise.all([connectCustomer(desk.url), connectCustomer(desk.url)]);
  const flood = await connectCustomer(desk.url);
  const { conversationId } = flood;
  const codesOf = (count: number, event: string, payload: object) =>
    Promise.all(Array.from({ length: count }, () => flood.codeOf(event, payload)));
  const flooding = [
    codesOf(60, 'typing', { conversationId, active: true }),
    codesOf(60, 'messages.after', { conversationId, afterSeq: 0 }),
    codesOf(60, 'history.list', {}),
  ];
  for (const other of known) expect((await other.converse('运费怎么算')).author.kind).toBe('bot');
  const codes = (await Promise.all(flooding)).flat();
  expect(codes.filter((code) => code === 'ok').length).toBeLessThanOrEqual(50);
  expect(codes.at(-1)).toBe('RATE_LIMITED');

  // Made anew again and again: other sockets of the same address.
  const refusals: Refused[] = [];
  for (let round = 0; round < 130 && refusals.length === 0; round++) {
    const client = await connectCustomer(desk.url).catch((refused: Refused) => refused);
    if (client instanceof CustomerClient) client.close();
    else refusals.push(client);
  }
  expect(refusals[0]?.body).toMatchObject({
    code: 'RATE_LIMITED',
    retryAfterMs: expect.any(Number),
  });
  const [first] = known;
  const back = await connectCustomer(desk.url, { token: first?.hello.token });
  expect((await back.send('我还在')).seq).toBeGreaterThan(1);
  for (const client of [...known, flood, back]) client.close();
});
