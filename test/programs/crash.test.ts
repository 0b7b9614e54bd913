import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { connectCustomer } from '../fixtures/client.js';
import { RestartedProgram } from '../fixtures/restarted-program.js';

let server: RestartedProgram;
beforeAll(() => {
  server = new RestartedProgram({ CUSTOMER_MESSAGES_PER_10S: '100000' });
});
afterAll(() => server.remove());

test('kill -9 in the middle loses nothing that was acknowledged', async () => {
  const first = server.start();
  const customer = await connectCustomer(await first.url());
  const acknowledged = new Map<string, number>();
  const sending = Array.from({ length: 400 }, (_, n) => {
    const clientId = uuidv7();
    return customer.send(`第 ${n} 条`, clientId).then(
      ({ seq }) => void acknowledged.set(clientId, seq),
      () => undefined,
    );
  });
  while (acknowledged.size < 50) await new Promise((resolve) => setTimeout(resolve, 1));
  await first.end('SIGKILL');
  customer.close();
  await Promise.all(sending);

  const second = server.start();
  const back = await connectCustomer(await second.url(), {
    token: customer.hello.token,
    resume: { conversationId: customer.conversationId, afterSeq: 0 },
  });
  const stored = [...back.hello.messages];
  for (let { hasMore } = back.hello; hasMore;) {
    const page = await back.ask('messages.after', {
      conversationId: back.conversationId,
      afterSeq: stored.at(-1)?.seq ?? 0,
    });
    stored.push(...page.messages);
    hasMore = page.hasMore;
  }
  const seqOf = new Map(stored.map((message) => [message.clientId, message.seq]));
  for (const [clientId, seq] of acknowledged) expect(seqOf.get(clientId)).toBe(seq);
  expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));

  // Sending again what was not acknowledged is safe, whether it had been stored or not.
  const [repeat] = acknowledged.keys();
  const again = await back.send('第 0 条', repeat);
  expect(again.seq).toBe(acknowledged.get(repeat ?? ''));
  back.close();
});

test('a message whose answer the crash cut off is answered after the restart, once', async () => {
  const first = server.latest ?? server.start();
  const customer = await connectCustomer(await first.url());
  // Killed with the acknowledgement: the answer may or may not have been committed.
  const { seq } = await customer.send('上海寄到成都 3公斤多少钱');
  await first.end('SIGKILL');
  customer.close();

  const second = server.start();
  const back = await connectCustomer(await second.url(), {
    token: customer.hello.token,
    resume: { conversationId: customer.conversationId, afterSeq: seq },
  });
  const answers = () =>
    [...back.hello.messages, ...back.all('message')].filter(
      (message) => message.seq > seq && message.author.kind === 'bot',
    );
  const deadline = Date.now() + 20_000;
  while (answers().length === 0 && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // Past the next sweep: a second answer would have come by then.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(new Set(answers().map((message) => message.seq)).size).toBe(1);
  back.close();
});
