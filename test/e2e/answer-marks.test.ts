import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { connectCustomer, connectStaff, type CustomerClient } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

/** Asks the bot and gives the `seq` of its answer. */
async function answered(client: CustomerClient, text: string): Promise<number> {
  const { conversationId } = client;
  const { message } = await client.ask('message.send', {
    conversationId,
    clientId: uuidv7(),
    text,
  });
  const answer = await client.waitFor(
    'message',
    ({ seq, author }) => seq > message.seq && author.kind === 'bot',
  );
  return answer.seq;
}

const mark = (client: CustomerClient, seq: number, helpful: boolean) =>
  client.codeOf('answer.mark', { conversationId: client.conversationId, seq, helpful });

describe('the mark of an answer', () => {
  test('that helped changes nothing', async () => {
    const customer = await connectCustomer(desk.url);
    const seq = await answered(customer, '上海寄到成都 3公斤多少钱');
    expect(await mark(customer, seq, true)).toBe('ok');
    expect(customer.all('conversation').filter(({ state }) => state !== 'bot')).toEqual([]);
    customer.close();
  });

  test('that did not help brings in a person once, who knows what was asked', async () => {
    const customer = await connectCustomer(desk.url);
    const seq = await answered(customer, '上海寄到成都 3公斤多少钱');
    const codes = await Promise.all([1, 2, 3].map(() => mark(customer, seq, false)));
    expect(codes).toEqual(['ok', 'ok', 'ok']);
    await customer.waitFor('conversation', ({ state }) => state === 'waiting');
    const staff = await connectStaff(desk.url, 'frontline', desk.passwordOf('frontline'));
    const { conversationId } = customer;
    const { summary, messages } = await staff.ask('conversation.open', { conversationId });
    expect(summary).toMatchObject({
      reason: 'unhelpful',
      evidence: '上海寄到成都 3公斤多少钱',
      slots: { from: '上海市', to: '成都市', weightGrams: 3000 },
    });
    const calls = messages.filter(
      ({ content }) => content.kind === 'event' && content.event.type === 'handed_over',
    );
    expect(calls).toHaveLength(1);
    staff.close();
    customer.close();
  });

  test("is taken of the bot's own answers in one's own conversation only", async () => {
    const customer = await connectCustomer(desk.url);
    const seq = await answered(customer, '上海寄到成都 3公斤多少钱');
    expect(await mark(customer, seq - 1, false)).toBe('NOT_FOUND');
    expect(await mark(customer, 999, false)).toBe('NOT_FOUND');
    expect(await mark(customer, 0, false)).toBe('INVALID_PAYLOAD');
    const other = await connectCustomer(desk.url);
    const { conversationId } = customer;
    expect(await other.codeOf('answer.mark', { conversationId, seq, helpful: false })).toBe(
      'CONVERSATION_NOT_FOUND',
    );
    other.close();
    customer.close();
  });
});
