import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { Content } from '../../src/protocol/index.js';
import { connectCustomer, connectStaff, type StaffClient } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

const staffOf = (login: string): Promise<StaffClient> =>
  connectStaff(desk.url, login, desk.passwordOf(login));

function cardOf(content: Content) {
  return content.kind === 'text' ? content.card : undefined;
}

describe('the bot', () => {
  test('greets first', async () => {
    const customer = await connectCustomer(desk.url);
    expect(customer.hello.messages).toHaveLength(1);
    expect(customer.hello.messages[0]?.author.kind).toBe('bot');
    customer.close();
  });

  test('tells the state of every demo parcel as the database has it', async () => {
    const response = await fetch(`${desk.url}/api/v1/demo/waybills`);
    const { waybills } = (await response.json()) as {
      waybills: { waybill: string; state: string }[];
    };
    expect(waybills.length).toBeGreaterThanOrEqual(5);
    for (const { waybill, state } of waybills) {
      const customer = await connectCustomer(desk.url);
      const { content } = await customer.converse(`我的快递 ${waybill} 到哪了`);
      expect(cardOf(content)).toMatchObject({ type: 'parcel', waybill, state, demo: true });
      customer.close();
    }
  });

  test('asks for the waybill and goes on when it gets it', async () => {
    const { waybills } = (await (await fetch(`${desk.url}/api/v1/demo/waybills`)).json()) as {
      waybills: { waybill: string }[];
    };
    const customer = await connectCustomer(desk.url);
    expect(cardOf((await customer.converse('我的快递到哪了')).content)).toBeUndefined();
    const { content } = await customer.converse(waybills[0]?.waybill ?? '');
    expect(cardOf(content)).toMatchObject({ type: 'parcel', waybill: waybills[0]?.waybill });
    customer.close();
  });

  test('quotes from the table, and asks for what is missing one by one', async () => {
    const customer = await connectCustomer(desk.url);
    const { content } = await customer.converse('上海寄到成都 3公斤多少钱');
    const card = cardOf(content);
    if (card?.type !== 'quote') throw new Error('No quote came');
    expect(card.from.city).toContain('上海');
    expect(card.to.city).toContain('成都');
    for (const product of card.products) {
      expect(product.totalFen).toBe(product.lines.reduce((sum, line) => sum + line.amountFen, 0));
    }
    customer.close();

    const other = await connectCustomer(desk.url);
    await other.converse('寄快递多少钱');
    await other.converse('广州');
    await other.converse('北京');
    expect(cardOf((await other.converse('2')).content)).toMatchObject({ type: 'quote' });
    other.close();
  });

  test('finds outlets of a city with phone and hours', async () => {
    const customer = await connectCustomer(desk.url);
    const { content } = await customer.converse('成都哪里有网点');
    const card = cardOf(content);
    if (card?.type !== 'outlets') throw new Error('No outlets came');
    expect(card.outlets.length).toBeGreaterThan(0);
    for (const outlet of card.outlets) {
      expect(outlet.phone).toMatch(/\d/);
      expect(outlet.hours).toMatch(/\d/);
    }
    customer.close();
  });

  test('brings in a person after the second miss', async () => {
    const customer = await connectCustomer(desk.url);
    await customer.converse('阿巴阿巴阿巴');
    await customer.converse('啦啦啦啦啦啦');
    const view = await customer.waitFor('conversation', ({ state }) => state === 'waiting');
    expect(view.queue?.place).toBeGreaterThanOrEqual(1);
    customer.close();
  });
});

describe('the relay', () => {
  test('an angry customer reaches a person who knows the story', async () => {
    const staff = await staffOf('frontline');
    const customer = await connectCustomer(desk.url);
    await customer.converse('上海寄到成都 3公斤多少钱');
    await customer.converse('你们这什么垃圾服务，气死我了！！');
    const { conversationId } = customer;
    await customer.waitFor('conversation', ({ queue }) => queue !== undefined);

    const waiting = await staff.waitFor('conversation', ({ id }) => id === conversationId);
    expect(waiting.state).toBe('waiting');
    const { conversation } = await staff.ask('conversation.accept', { conversationId });
    expect(conversation.assignee?.name).toBe(staff.hello.staff.name);

    const opened = await staff.ask('conversation.open', { conversationId });
    expect(opened.messages.map(({ seq }) => seq)).toEqual(opened.messages.map((_, i) => i + 1));
    expect(opened.summary?.intents.map(({ name }) => name)).toContain('price.quote');
    expect(opened.summary?.slots).toMatchObject({ weightGrams: 3000 });
    expect(opened.turns.length).toBeGreaterThanOrEqual(2);

    const accepted = await customer.waitFor('conversation', ({ state }) => state === 'person');
    expect(accepted.assignee?.name).toBe(staff.hello.staff.name);

    await customer.ask('typing', { conversationId, active: true });
    expect(await staff.waitFor('typing')).toMatchObject({ by: 'customer', active: true });
    await staff.ask('typing', { conversationId, active: true });
    expect(await customer.waitFor('typing')).toMatchObject({ by: 'staff', active: true });

    await staff.ask('message.send', { conversationId, clientId: uuidv7(), text: '您好，我来帮您' });
    await customer.waitFor('message', ({ author }) => author.kind === 'staff');
    await customer.send('谢谢');
    await staff.waitFor(
      'message',
      ({ content }) => content.kind === 'text' && content.text === '谢谢',
    );

    await staff.ask('conversation.close', { conversationId });
    await customer.waitFor('conversation', ({ state }) => state === 'closed');
    const late = { conversationId, clientId: uuidv7(), text: '还有' };
    expect(await customer.codeOf('message.send', late)).toBe('CONVERSATION_CLOSED');
    const next = await customer.ask('conversation.start', {});
    expect(next.conversation.id).not.toBe(conversationId);
    customer.close();
    staff.close();
  });

  test('of two who accept at once exactly one wins, the other is told who', async () => {
    const rivals = await Promise.all([staffOf('frontline'), staffOf('supervisor')]);
    for (let round = 0; round < 10; round++) {
      const customer = await connectCustomer(desk.url);
      await customer.converse('转人工');
      const { conversationId } = customer;
      const codes = await Promise.all(
        rivals.map((rival) => rival.codeOf('conversation.accept', { conversationId })),
      );
      expect(codes.toSorted()).toEqual(['ALREADY_ACCEPTED', 'ok']);
      customer.close();
    }
    rivals.forEach((rival) => rival.close());
  });

  test('a bot that is late does not talk over the person', async () => {
    const staff = await staffOf('frontline');
    const customer = await connectCustomer(desk.url);
    await customer.converse('转人工');
    const { conversationId } = customer;
    await staff.ask('conversation.accept', { conversationId });
    const { seq } = await customer.send('上海寄到成都 3公斤多少钱');
    await staff.ask('message.send', { conversationId, clientId: uuidv7(), text: '我来看' });
    await customer.waitFor('message', ({ author }) => author.kind === 'staff');
    const page = await customer.ask('messages.after', { conversationId, afterSeq: seq });
    expect(page.messages.map(({ author }) => author.kind)).not.toContain('bot');
    customer.close();
    staff.close();
  });

  test('a conversation is passed up: below it is gone, above it waits', async () => {
    const [frontline, supervisor] = await Promise.all([
      staffOf('frontline'),
      staffOf('supervisor'),
    ]);
    const customer = await connectCustomer(desk.url);
    await customer.converse('转人工');
    const { conversationId } = customer;
    await frontline.ask('conversation.accept', { conversationId });
    expect(
      await frontline.codeOf('conversation.escalate', { conversationId, tier: 'frontline' }),
    ).toBe('STATE_CONFLICT');
    await frontline.ask('conversation.escalate', { conversationId, tier: 'supervisor' });
    await frontline.waitFor('conversation.gone', (gone) => gone.conversationId === conversationId);
    expect(await frontline.codeOf('conversation.accept', { conversationId })).toBe(
      'PERMISSION_DENIED',
    );
    expect(await frontline.codeOf('conversation.open', { conversationId })).toBe(
      'CONVERSATION_NOT_FOUND',
    );
    await supervisor.waitFor(
      'conversation',
      ({ id, tier, state }) =>
        id === conversationId && tier === 'supervisor' && state === 'waiting',
    );
    await supervisor.ask('conversation.accept', { conversationId });
    [customer, frontline, supervisor].forEach((client) => client.close());
  });

  test('the server refuses what an account may not do', async () => {
    const [admin, frontline, supervisor] = await Promise.all(
      ['admin', 'frontline', 'supervisor'].map(staffOf),
    );
    if (!admin || !frontline || !supervisor) throw new Error('Nobody came');
    const customer = await connectCustomer(desk.url);
    const { conversationId } = customer;
    const text = { conversationId, clientId: uuidv7(), text: '你好' };
    expect(await frontline.codeOf('conversation.open', { conversationId })).toBe(
      'CONVERSATION_NOT_FOUND',
    );
    expect(await supervisor.codeOf('conversation.open', { conversationId })).toBe('ok');
    await customer.converse('转人工');
    expect(await admin.codeOf('conversation.accept', { conversationId })).toBe('PERMISSION_DENIED');
    expect(await admin.codeOf('message.send', text)).toBe('PERMISSION_DENIED');
    expect(await frontline.codeOf('message.send', text)).toBe('NOT_ASSIGNEE');
    expect(await frontline.codeOf('conversation.close', { conversationId })).toBe('NOT_ASSIGNEE');
    await supervisor.ask('conversation.accept', { conversationId });
    expect(await frontline.codeOf('message.send', text)).toBe('NOT_ASSIGNEE');
    expect(
      await frontline.codeOf('conversation.escalate', { conversationId, tier: 'expert' }),
    ).toBe('NOT_ASSIGNEE');
    [customer, admin, frontline, supervisor].forEach((client) => client.close());
  });

  test('the place in the queue moves up while one waits', async () => {
    const staff = await staffOf('expert');
    const [first, second] = [await connectCustomer(desk.url), await connectCustomer(desk.url)];
    await first.converse('转人工');
    await second.converse('转人工');
    const before = await second.waitFor('conversation', ({ queue }) => queue !== undefined);
    const place = before.queue?.place ?? 0;
    expect(place).toBeGreaterThan(1);
    await staff.ask('conversation.accept', { conversationId: first.conversationId });
    await second.waitFor('conversation', ({ queue }) => queue?.place === place - 1);
    [first, second, staff].forEach((client) => client.close());
  });
});
