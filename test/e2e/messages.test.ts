import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { connectCustomer, connectStaff, type CustomerClient } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk({ customerMessagesPer10s: 100_000 });
});
afterAll(() => desk.stop());

/** A conversation that is with a person, so that no bot writes in between. */
async function withPerson(): Promise<CustomerClient> {
  const customer = await connectCustomer(desk.url);
  await customer.converse('转人工');
  const staff = await connectStaff(desk.url, 'frontline', desk.passwordOf('frontline'));
  await staff.ask('conversation.accept', { conversationId: customer.conversationId });
  staff.close();
  await customer.waitFor('conversation', (view) => view.state === 'person');
  return customer;
}

async function storedSeqs(customer: CustomerClient): Promise<number[]> {
  const { conversationId } = customer;
  const seqs: number[] = [];
  for (let hasMore = true; hasMore;) {
    const afterSeq = seqs.at(-1) ?? 0;
    const page = await customer.ask('messages.after', { conversationId, afterSeq });
    seqs.push(...page.messages.map((message) => message.seq));
    hasMore = page.hasMore;
  }
  return seqs;
}

const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('messages', () => {
  test('a repeated send gives the first result and stores nothing', async () => {
    const customer = await withPerson();
    const clientId = uuidv7();
    const first = await customer.send('在吗', clientId);
    const again = await customer.send('在吗', clientId);
    const changed = await customer.send('换了内容', clientId);
    expect(again).toEqual(first);
    expect(changed).toEqual(first);
    const seqs = await storedSeqs(customer);
    expect(seqs.at(-1)).toBe(first.seq);
    customer.close();
  });

  test('the same message sent many times at once is stored once', async () => {
    const customer = await withPerson();
    const clientId = uuidv7();
    const results = await Promise.all(oneTo(50).map(() => customer.send('重复', clientId)));
    expect(new Set(results.map((message) => message.seq)).size).toBe(1);
    const seqs = await storedSeqs(customer);
    expect(seqs).toEqual(oneTo(seqs.length));
    expect(seqs.at(-1)).toBe(results[0]?.seq);
    customer.close();
  });

  test('seq stays dense while two connections write at once', async () => {
    const customer = await withPerson();
    const second = await connectCustomer(desk.url, { token: customer.hello.token });
    expect(second.conversationId).toBe(customer.conversationId);
    const clients = [customer, second];
    await Promise.all(oneTo(200).map((n) => clients[n % 2]?.send(`第 ${n} 条`)));
    const seqs = await storedSeqs(customer);
    expect(seqs).toEqual(oneTo(seqs.length));
    clients.forEach((client) => client.close());
  });

  test('messages of one connection keep their order', async () => {
    const customer = await withPerson();
    const sent = await Promise.all(oneTo(100).map((n) => customer.send(String(n))));
    const bySeq = sent.toSorted((a, b) => a.seq - b.seq).map(({ content }) => content);
    expect(bySeq).toEqual(oneTo(100).map((n) => ({ kind: 'text', text: String(n) })));
    customer.close();
  });

  test('who reconnects gets exactly what came after the last seq', async () => {
    const customer = await withPerson();
    await customer.send('一');
    const last = await customer.send('二');
    customer.close();
    const meanwhile = await connectCustomer(desk.url, { token: customer.hello.token });
    const third = await meanwhile.send('三');
    const back = await connectCustomer(desk.url, {
      token: customer.hello.token,
      resume: { conversationId: customer.conversationId, afterSeq: last.seq },
    });
    expect(back.hello.messages).toEqual([third]);
    expect(back.hello.conversation.lastSeq).toBe(third.seq);
    meanwhile.close();
    back.close();
  });

  test('the first two connections of a customer share one conversation', async () => {
    const first = await connectCustomer(desk.url);
    await first.ask('conversation.close', { conversationId: first.conversationId });
    const { token } = first.hello;
    const both = await Promise.all(oneTo(8).map(() => connectCustomer(desk.url, { token })));
    expect(new Set(both.map((client) => client.conversationId)).size).toBe(1);
    expect(both[0]?.conversationId).not.toBe(first.conversationId);
    [first, ...both].forEach((client) => client.close());
  });

  test('what is refused leaves the others of the same moment alone', async () => {
    const [good, stranger] = await Promise.all([withPerson(), withPerson()]);
    const foreign = { conversationId: good.conversationId, clientId: uuidv7(), text: '不是我的' };
    const [sent, code] = await Promise.all([
      good.send('正常的'),
      stranger.codeOf('message.send', foreign),
    ]);
    expect(code).toBe('CONVERSATION_NOT_FOUND');
    expect(await storedSeqs(good)).toContain(sent.seq);
    good.close();
    stranger.close();
  });
});
