import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Message, ProtocolErrorBody, WidgetSettingsView } from '../../src/protocol/index.js';
import { startBucket } from '../fixtures/bucket.js';
import { connectCustomer, connectStaff, signIn } from '../fixtures/client.js';
import { colleaguesLike } from '../fixtures/colleagues.js';
import { startCluster, type Cluster } from '../fixtures/cluster.js';
import { describeJobs } from '../fixtures/jobs-conformance.js';
import { box, phoneFilm } from '../fixtures/phone-film.js';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster(2);
}, 120_000);
afterAll(() => cluster.stop());

describeJobs('on Redis', () => ({
  databaseUrl: cluster.databaseUrl,
  redisUrl: cluster.redisUrl,
}));

describe('two nodes', () => {
  const node = (index: number): string => cluster.nodes[index]?.url ?? '';

  test('serve one conversation: the customer on one, staff on the other', async () => {
    const staff = await connectStaff(node(1), 'frontline', cluster.passwordOf('frontline'));
    const customer = await connectCustomer(node(0));
    const { conversationId } = customer;
    await customer.converse('转人工');
    const waiting = await staff.waitFor('conversation', ({ id }) => id === conversationId);
    expect(waiting.state).toBe('waiting');
    await staff.ask('conversation.accept', { conversationId });
    await customer.waitFor('conversation', ({ state }) => state === 'person');

    await customer.ask('typing', { conversationId, active: true });
    await staff.waitFor('typing', ({ conversationId: id }) => id === conversationId);
    await staff.ask('typing', { conversationId, active: true });
    await customer.waitFor('typing');

    await staff.ask('message.send', { conversationId, clientId: uuidv7(), text: '您好' });
    await customer.waitFor('message', ({ author }) => author.kind === 'staff');
    await customer.send('谢谢您');
    await staff.waitFor(
      'message',
      ({ content }) => content.kind === 'text' && content.text === '谢谢您',
    );
    await staff.ask('conversation.close', { conversationId });
    await customer.waitFor('conversation', ({ state }) => state === 'closed');
    [customer, staff].forEach((client) => client.close());
  });

  test('give one dense order to messages written on both at once', async () => {
    const first = await connectCustomer(node(0));
    await first.converse('转人工');
    const second = await connectCustomer(node(1), { token: first.hello.token });
    expect(second.conversationId).toBe(first.conversationId);
    await Promise.all(
      Array.from({ length: 300 }, (_, n) => (n % 2 ? first : second).send(`第 ${n} 条`)),
    );
    const { conversationId } = first;
    const seqs: number[] = [];
    for (let hasMore = true; hasMore;) {
      const page = await first.ask('messages.after', {
        conversationId,
        afterSeq: seqs.at(-1) ?? 0,
      });
      seqs.push(...page.messages.map(({ seq }) => seq));
      hasMore = page.hasMore;
    }
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(seqs.length).toBeGreaterThanOrEqual(300);
    [first, second].forEach((client) => client.close());
  });

  test('store a message once that was sent to both', async () => {
    const first = await connectCustomer(node(0));
    await first.converse('转人工');
    const second = await connectCustomer(node(1), { token: first.hello.token });
    for (let round = 0; round < 20; round++) {
      const clientId = uuidv7();
      const [a, b] = await Promise.all([
        first.send('只算一次', clientId),
        second.send('只算一次', clientId),
      ]);
      expect(a.seq).toBe(b.seq);
    }
    [first, second].forEach((client) => client.close());
  });

  test('of eight on both who take a conversation five hundred times over, one wins each time', async () => {
    const { databaseUrl } = cluster;
    const passwordOf = (login: string) => cluster.passwordOf(login);
    const halves = await Promise.all(
      [0, 1].map((at) =>
        colleaguesLike({ url: node(at), databaseUrl, passwordOf }, 'frontline', 4),
      ),
    );
    const rivals = await Promise.all(halves.flat().map((colleague) => colleague.tab()));
    const customer = await connectCustomer(node(0));
    const { conversationId } = customer;
    await customer.converse('转人工');
    const database = new pg.Client({ connectionString: databaseUrl });
    await database.connect();
    const outcomes = new Map<string, number>();
    for (let round = 0; round < 500; round++) {
      const codes = await Promise.all(
        rivals.map((rival) => rival.codeOf('conversation.accept', { conversationId })),
      );
      const told = codes.toSorted().join(' ');
      outcomes.set(told, (outcomes.get(told) ?? 0) + 1);
      await database.query(
        `UPDATE conversation SET state = 'waiting', assignee_id = NULL, assignee_name = NULL,
                version = version + 1, queued_at = now() WHERE id = $1`,
        [conversationId],
      );
    }
    const oneWins = [...Array<string>(7).fill('ALREADY_ACCEPTED'), 'ok'].join(' ');
    expect(Object.fromEntries(outcomes)).toEqual({ [oneWins]: 500 });
    await database.end();
    [customer, ...rivals].forEach((client) => client.close());
  }, 120_000);

  test('the wall on one shows what comes to the other, and ends with the right to see it', async () => {
    const { databaseUrl, passwordOf } = cluster;
    const [boss] = await colleaguesLike({ url: node(0), databaseUrl, passwordOf }, 'supervisor', 1);
    if (!boss) throw new Error('Nobody came');
    const wall = await boss.tab();
    await wall.ask('wall.open', { dayBegan: new Date().toISOString() });
    const customer = await connectCustomer(node(1));
    const { conversationId } = customer;
    await customer.converse('转人工');
    const shown = (state: string) =>
      wall.waitFor('wall', ({ rows }) =>
        rows.some(
          (row) => row.conversation.id === conversationId && row.conversation.state === state,
        ),
      );
    await shown('waiting');
    const staff = await connectStaff(node(1), 'frontline', cluster.passwordOf('frontline'));
    await staff.ask('conversation.accept', { conversationId });
    await shown('person');

    // Put into a team on the other node: what is not its own is out of sight here.
    const cut = new Promise((resolve) => wall.socket.once('disconnect', resolve));
    const { token } = await signIn(node(1), 'admin', cluster.passwordOf('admin'));
    const demands = { mode: 'automatic', skills: [], languages: [], regions: [], hours: null };
    const team = { ...demands, overflow: null, name: '夜班组', members: [boss.id] };
    const response = await fetch(`${node(1)}/api/v1/teams`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(team),
    });
    expect(response.status).toBe(201);
    await cut;
    const again = await boss.tab();
    expect(await again.codeOf('conversation.open', { conversationId })).toBe(
      'CONVERSATION_NOT_FOUND',
    );
    for (const client of [wall, again, staff, customer]) client.close();
  });

  test('signing out on one cuts the socket on the other', async () => {
    const { token } = await signIn(node(0), 'expert', cluster.passwordOf('expert'));
    const staff = await connectStaff(node(1), 'expert', '', token);
    const cut = new Promise<void>((resolve) => staff.socket.once('disconnect', () => resolve()));
    await fetch(`${node(0)}/api/v1/sessions/current`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
    });
    await cut;
  });

  test('an admin who ends a session on one cuts its socket on the other', async () => {
    const { token } = await signIn(node(0), 'admin', cluster.passwordOf('admin'));
    const staff = await connectStaff(node(1), 'expert', cluster.passwordOf('expert'));
    const cut = new Promise<void>((resolve) => staff.socket.once('disconnect', () => resolve()));
    const ended = await fetch(`${node(0)}/api/v1/staff/${staff.hello.staff.id}/sessions`, {
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(ended.status).toBe(204);
    await cut;
  });

  test('greet in the words that an admin has set on one of them', async () => {
    const { token } = await signIn(node(0), 'admin', cluster.passwordOf('admin'));
    const ask = (method: string, body?: object) =>
      fetch(`${node(0)}/api/v1/widget-settings`, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }).then(async (response) => (await response.json()) as { settings: WidgetSettingsView });
    const { settings } = await ask('GET');
    const { color, position, title, hours, offHours, version } = settings;
    const present = { color, position, title, greeting: null, hours, offHours, version };
    const words = '您好，这里是接力';
    const greeting = { 'zh-CN': words, 'zh-TW': words, en: words };
    await ask('PUT', { ...present, greeting });
    for (;;) {
      const customer = await connectCustomer(node(1));
      customer.close();
      const { content } = customer.hello.messages[0] ?? {};
      if (content?.kind === 'text' && content.text === words) break;
    }
    await ask('PUT', { ...present, version: version + 1 });
  });

  describe('a video whose first half came to one and the rest to another', () => {
    /** More than one part's worth, so that each half is of several. */
    const film = Buffer.concat([phoneFilm(), box('free', Buffer.alloc(900_000, 'x'))]);
    const half = Math.floor(film.length / 2);
    const part = 200_000;

    /** The parts go to `first` up to the middle, then to `second`, which makes the message of it. */
    async function expectWhole(first: string, second: string, between: () => Promise<unknown>) {
      const customer = await connectCustomer(second);
      const conversation = `/api/v1/customer/conversations/${customer.conversationId}`;
      const clientId = uuidv7();
      const ask = async (url: string, method: string, path: string, body?: Buffer) => {
        const response = await fetch(`${url}${conversation}${path}`, {
          method,
          headers: { Authorization: `Bearer ${customer.hello.token}` },
          ...(body && { body: new Uint8Array(body) }),
        });
        return (await response.json()) as {
          received?: number;
          message?: Message;
          error?: ProtocolErrorBody;
        };
      };
      const put = (url: string, from: number, to: number) =>
        ask(url, 'PUT', `/uploads/${clientId}?offset=${from}`, film.subarray(from, to));
      for (let at = 0; at < half; at += part) await put(first, at, Math.min(at + part, half));
      await between();
      expect(await ask(second, 'GET', `/uploads/${clientId}`)).toEqual({ received: half });
      for (let at = half; at < film.length; at += part) await put(second, at, at + part);
      const { message } = await ask(second, 'POST', `/uploads/${clientId}`);
      const whole = await ask(second, 'POST', `/videos?clientId=${uuidv7()}`, film);
      const read = async ({ message: of }: { message?: Message }) => {
        if (of?.content.kind !== 'video') throw new Error('Not a video');
        const response = await fetch(`${second}${conversation}/videos/${of.content.video.id}.mov`, {
          headers: { Authorization: `Bearer ${customer.hello.token}` },
        });
        return Buffer.from(await response.arrayBuffer());
      };
      const kept = await read({ message });
      expect(kept).toHaveLength(film.length);
      expect(kept.equals(await read(whole))).toBe(true);
      customer.close();
      return customer.conversationId;
    }

    test('is whole on a disk that both see', async () => {
      const [first, second] = [node(0), node(1)];
      const conversation = await expectWhole(first, second, async () => undefined);
      expect(await readdir(path.join(cluster.filesFolder, 'conversations', conversation))).toEqual([
        expect.stringMatching(/\.mov$/),
        expect.stringMatching(/\.mov$/),
      ]);
    });

    test('is whole in a bucket, also when the first has gone meanwhile', async () => {
      const bucket = await startBucket();
      const [first, second] = [
        await cluster.addNode({ s3: bucket.settings }),
        await cluster.addNode({ s3: bucket.settings }),
      ];
      const conversation = await expectWhole(first.url, second.url, () => first.stop());
      expect([...bucket.objects.keys()]).toEqual([
        expect.stringMatching(`^conversations/${conversation}/.*\\.mov$`),
        expect.stringMatching(`^conversations/${conversation}/.*\\.mov$`),
      ]);
      await second.stop();
      await bucket.stop();
    });
  });

  test('a node that goes away hands its customers over; the other goes on with them', async () => {
    const extra = await cluster.addNode();
    const customer = await connectCustomer(extra.url);
    const { seq } = await customer.send('你好');
    const goodbye = customer.waitFor('bye');
    await extra.stop();
    expect(await goodbye).toMatchObject({ code: 'SERVER_DRAINING' });
    const back = await connectCustomer(node(0), {
      token: customer.hello.token,
      resume: { conversationId: customer.conversationId, afterSeq: seq - 1 },
    });
    expect(back.hello.messages[0]).toMatchObject({ seq, content: { text: '你好' } });
    back.close();
  });
});
