import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { connectCustomer, connectStaff, type CustomerClient } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let waybills: string[];
beforeAll(async () => {
  desk = await startTestDesk();
  const response = await fetch(`${desk.url}/api/v1/demo/waybills`);
  const body = (await response.json()) as { waybills: { waybill: string }[] };
  waybills = body.waybills.map(({ waybill }) => waybill);
});
afterAll(() => desk.stop());

const context = (client: CustomerClient, about: object) =>
  client.codeOf('context.set', { conversationId: client.conversationId, context: about });

/** The waybill of the card that the bot answers with. */
async function parcelShown(client: CustomerClient, text: string): Promise<string> {
  const { message } = await client.ask('message.send', {
    conversationId: client.conversationId,
    clientId: uuidv7(),
    text,
  });
  const { content } = await client.waitFor(
    'message',
    ({ seq, author }) => seq > message.seq && author.kind === 'bot',
  );
  return content.kind === 'text' && content.card?.type === 'parcel' ? content.card.waybill : '';
}

describe('a page that says what it is about', () => {
  test('with the hello: the bot does not ask for the number', async () => {
    const [waybill = ''] = waybills;
    const customer = await connectCustomer(desk.url, { context: { waybill } });
    expect(await parcelShown(customer, '我的快递到哪了')).toBe(waybill);
    customer.close();
  });

  test('moves on to another parcel, and what the customer names counts more', async () => {
    const [first = '', second = '', named = ''] = waybills;
    const customer = await connectCustomer(desk.url);
    expect(await context(customer, { waybill: first })).toBe('ok');
    expect(await parcelShown(customer, '到哪了')).toBe(first);
    expect(await context(customer, { waybill: second })).toBe('ok');
    expect(await parcelShown(customer, '快递到哪了')).toBe(second);
    expect(await parcelShown(customer, `${named} 到哪了`)).toBe(named);
    expect(await parcelShown(customer, '到哪里了现在')).toBe(named);
    customer.close();
  });

  test('tells staff its order', async () => {
    const customer = await connectCustomer(desk.url, { context: { order: 'A-2026-7' } });
    const { conversationId } = customer;
    await customer.ask('message.send', { conversationId, clientId: uuidv7(), text: '转人工' });
    await customer.waitFor('conversation', ({ state }) => state === 'waiting');
    const staff = await connectStaff(desk.url, 'frontline', desk.passwordOf('frontline'));
    const { summary } = await staff.ask('conversation.open', { conversationId });
    expect(summary?.slots).toMatchObject({ order: 'A-2026-7' });
    staff.close();
    customer.close();
  });

  test.each([
    [{ waybill: 'x'.repeat(101) }],
    [{ waybill: ' ' }],
    [{ order: '\u0000' }],
    [{ order: '\ud800' }],
    [{ order: 7 }],
    [{ somethingElse: 'x' }],
  ])('bad input is refused: %j', async (about) => {
    const customer = await connectCustomer(desk.url);
    expect(await context(customer, about)).toBe('INVALID_PAYLOAD');
    customer.close();
  });

  test("somebody else's conversation is none", async () => {
    const [one, other] = [await connectCustomer(desk.url), await connectCustomer(desk.url)];
    const { conversationId } = other;
    const code = await one.codeOf('context.set', { conversationId, context: { order: 'A' } });
    expect(code).toBe('CONVERSATION_NOT_FOUND');
    one.close();
    other.close();
  });
});
