import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { StaffCallbackView } from '../../src/protocol/index.js';
import { connectCustomer, signIn } from '../fixtures/client.js';
import { colleaguesLike } from '../fixtures/colleagues.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

async function call(method: string, path: string, token?: string) {
  const response = await fetch(`${desk.url}/api/v1/callbacks${path}`, {
    method,
    headers: token ? { Authorization: `Bearer ${token}` } : {},
  });
  const body = (await response.json()) as {
    callbacks?: StaffCallbackView[];
    callback?: StaffCallbackView;
    error?: { code: string };
  };
  return { status: response.status, ...body };
}

test('a callback is left while waiting, taken by one of eight, and finished by them', async () => {
  const people = await colleaguesLike(desk, 'frontline', 8);
  const customer = await connectCustomer(desk.url);
  const { conversationId } = customer;
  await customer.converse('转人工');
  await customer.ask('callback.leave', { conversationId, phone: '139 0000 0000' });
  // The number is corrected: still one callback.
  const matter = '外箱破损，也可打 13987654321';
  const wish = { conversationId, phone: '138-1234-5612', at: 'evening', matter };
  const left = await customer.ask('callback.leave', wish);
  const noted = { state: 'open', phone: '138******12', at: 'evening' };
  expect(left.callback).toMatchObject({ ...noted, matter: '外箱破损，也可打 139******21' });
  // The very same again is the same request, and told of once.
  expect(await customer.ask('callback.leave', wish)).toEqual(left);
  await customer.send('那我等电话');
  const told = customer
    .all('message')
    .flatMap(({ content }) =>
      content.kind === 'event' && content.event.type === 'callback_left' ? content.event : [],
    );
  expect(told).toEqual([
    { type: 'callback_left', phone: '139******00', at: 'soon' },
    { type: 'callback_left', phone: '138******12', at: 'evening' },
  ]);
  const again = await connectCustomer(desk.url, { token: customer.hello.token });
  expect(again.hello.conversation.state).toBe('waiting');
  again.close();

  const listed = await call('GET', '', people[0]?.token);
  expect(listed.callbacks).toEqual([
    {
      ...left.callback,
      teamId: expect.any(String),
      dueAt: expect.stringMatching(/T13:00:00\.000Z$/),
      takenBy: null,
      doneAt: null,
    },
  ]);
  expect((await call('GET', `?teamId=${crypto.randomUUID()}`, people[0]?.token)).callbacks).toEqual(
    [],
  );
  const tries = await Promise.all(
    people.map(({ token }) => call('POST', `/${left.callback.id}/take`, token)),
  );
  const winners = tries.filter(({ callback }) => callback);
  expect(winners.map(({ callback }) => [callback?.phone, callback?.matter])).toEqual([
    ['13812345612', matter],
  ]);
  expect(tries.filter(({ error }) => error?.code === 'STATE_CONFLICT')).toHaveLength(7);

  const winner = tries.findIndex(({ callback }) => callback);
  const other = people[(winner + 1) % 8];
  const finish = `/${left.callback.id}/finish`;
  expect((await call('POST', finish, other?.token)).error?.code).toBe('STATE_CONFLICT');
  const winnerToken = people[winner]?.token;
  // Nobody answered: it waits again, and the number is masked again.
  const putBack = `/${left.callback.id}/put-back`;
  expect((await call('POST', putBack, other?.token)).error?.code).toBe('STATE_CONFLICT');
  expect((await call('POST', putBack, winnerToken)).callback).toMatchObject({
    ...noted,
    takenBy: null,
  });
  await call('POST', `/${left.callback.id}/take`, winnerToken);
  const [mine] = (await call('GET', '?which=mine', winnerToken)).callbacks ?? [];
  expect(mine).toMatchObject({ phone: '13812345612', takenBy: { id: people[winner]?.id } });
  const [taken] = (await call('GET', '?which=taken', other?.token)).callbacks ?? [];
  expect(taken).toMatchObject({ phone: '138******12', matter: '外箱破损，也可打 139******21' });
  const reveal = `/${left.callback.id}/reveal`;
  expect((await call('POST', reveal, other?.token)).error?.code).toBe('PERMISSION_DENIED');
  const [supervisor] = await colleaguesLike(desk, 'supervisor', 1);
  expect((await call('POST', reveal, supervisor?.token)).callback?.phone).toBe('13812345612');
  expect((await call('POST', finish, winnerToken)).callback).toMatchObject({
    state: 'done',
    phone: '138******12',
    doneAt: expect.any(String),
  });
  expect((await call('GET', '', winnerToken)).callbacks).toEqual([]);
  expect((await call('GET', '?which=done', winnerToken)).callbacks).toHaveLength(1);
  expect((await call('GET', '?which=all', winnerToken)).error?.code).toBe('INVALID_PAYLOAD');
  const database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  const { rows } = await database.query<{ action: string; actor: string }>(
    `SELECT action, actor_id AS actor FROM audit_log WHERE subject = $1 ORDER BY created_at`,
    [left.callback.id],
  );
  await database.end();
  expect(rows.map(({ action }) => action)).toEqual(
    ['taken', 'put_back', 'taken', 'revealed', 'done'].map((step) => `callback.${step}`),
  );
  expect(rows[3]?.actor).toBe(supervisor?.id);
  customer.close();
});

test('what is no number, foreign, or not for this account is refused', async () => {
  const [customer, stranger] = [await connectCustomer(desk.url), await connectCustomer(desk.url)];
  const { conversationId } = customer;
  for (const phone of ['', '12345', '1'.repeat(16), '138<b>12345612', 'call me']) {
    expect(await customer.codeOf('callback.leave', { conversationId, phone })).toBe(
      'INVALID_PAYLOAD',
    );
  }
  const bad = { conversationId, phone: '13812345612' };
  for (const more of [{ at: 'midnight' }, { matter: 'x'.repeat(201) }, { matter: '\u0000' }]) {
    expect(await customer.codeOf('callback.leave', { ...bad, ...more })).toBe('INVALID_PAYLOAD');
  }
  const foreign = { conversationId, phone: '13812345612' };
  expect(await stranger.codeOf('callback.leave', foreign)).toBe('CONVERSATION_NOT_FOUND');
  expect((await call('GET', '')).error?.code).toBe('NOT_AUTHENTICATED');
  const admin = await signIn(desk.url, 'admin', desk.passwordOf('admin'));
  expect((await call('GET', '', admin.token)).error?.code).toBe('PERMISSION_DENIED');
  const nobody = await call(
    'POST',
    `/${crypto.randomUUID()}/take`,
    (await colleaguesLike(desk, 'expert', 1))[0]?.token,
  );
  expect(nobody.error?.code).toBe('NOT_FOUND');
  [customer, stranger].forEach((client) => client.close());
});
