import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { connectCustomer, type CustomerClient, type StaffClient } from '../fixtures/client.js';
import { colleaguesLike } from '../fixtures/colleagues.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let clients: (CustomerClient | StaffClient)[] = [];
beforeAll(async () => {
  desk = await startTestDesk({ offerMs: 1_500, staffGraceMs: 1_500, staffCapacity: 2 });
});
afterEach(async () => {
  for (const client of clients) {
    if ('conversationId' in client) {
      await client.codeOf('conversation.close', { conversationId: client.conversationId });
    } else await client.codeOf('presence.set', { presence: 'away' });
    client.close();
  }
  clients = [];
});
afterAll(() => desk.stop());

async function waitingCustomer(): Promise<CustomerClient> {
  const customer = await connectCustomer(desk.url);
  clients.push(customer);
  await customer.converse('转人工');
  await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  return customer;
}

async function team(login: string, count: number): Promise<StaffClient[]> {
  const people = await colleaguesLike(desk, login, count);
  const tabs = await Promise.all(people.map((person) => person.tab()));
  clients.push(...tabs);
  return tabs;
}

/** Those who are asked to take the conversation, by their place in the team. */
function asked(people: StaffClient[], conversationId: string): number[] {
  return people.flatMap((person, index) =>
    person.all('offer').some((offer) => offer.conversationId === conversationId) ? [index] : [],
  );
}

const has =
  (conversationId: string) =>
  (push: { conversationId: string }): boolean =>
    push.conversationId === conversationId;

describe('offers', () => {
  test('one person is asked; who lets it pass is followed by the next', async () => {
    const people = await team('frontline', 2);
    const { conversationId } = await waitingCustomer();
    await Promise.any(people.map((person) => person.waitFor('offer', has(conversationId))));
    expect(asked(people, conversationId)).toHaveLength(1);
    const [first] = asked(people, conversationId);
    const [asker, other] = first === 0 ? people : people.toReversed();
    if (!asker || !other) throw new Error('Nobody came');
    await asker.ask('offer.decline', { conversationId });
    await asker.waitFor('offer.ended', has(conversationId));
    await other.waitFor('offer', has(conversationId));
    expect(await asker.codeOf('offer.decline', { conversationId })).toBe('STATE_CONFLICT');
    // Time runs out: the next who did not decline would be asked, and there is only `other`.
    await other.waitFor('offer.ended', has(conversationId));
    // Nothing was reserved: anybody may still pick it.
    await asker.ask('conversation.accept', { conversationId });
  });

  test('nobody is asked beyond their capacity, nor while they are busy', async () => {
    const [person] = await team('supervisor', 1);
    if (!person) throw new Error('Nobody came');
    await person.ask('presence.set', { presence: 'busy' });
    const customers = [];
    for (let i = 0; i < 3; i++) customers.push(await waitingCustomer());
    expect(person.all('offer')).toEqual([]);
    await person.ask('presence.set', { presence: 'online' });
    const ids = customers.map(({ conversationId }) => conversationId);
    for (const id of ids.slice(0, 2)) {
      await person.waitFor('offer', has(id));
      await person.ask('conversation.accept', { conversationId: id });
      await person.waitFor('offer.ended', has(id));
    }
    expect(asked([person], ids[2] ?? '')).toEqual([]);
    await person.ask('conversation.close', { conversationId: ids[0] });
    await person.waitFor('offer', has(ids[2] ?? ''));
  });

  test('who knows the case is asked first when the customer comes back', async () => {
    const people = await team('frontline', 3);
    const customer = await waitingCustomer();
    const knowing = people[2];
    if (!knowing) throw new Error('Nobody came');
    const { conversationId } = customer;
    await knowing.ask('conversation.accept', { conversationId });
    await knowing.ask('conversation.close', { conversationId });
    const next = await customer.ask('conversation.start', {});
    await customer.ask('message.send', {
      conversationId: next.conversation.id,
      clientId: crypto.randomUUID(),
      text: '转人工',
    });
    await knowing.waitFor('offer', has(next.conversation.id));
    expect(asked(people, next.conversation.id)).toEqual([2]);
    await knowing.ask('conversation.accept', { conversationId: next.conversation.id });
    await knowing.ask('conversation.close', { conversationId: next.conversation.id });
  });

  test('of eight who race for each conversation exactly one wins, offered or not', async () => {
    const people = await team('frontline', 8);
    for (let round = 0; round < 25; round++) {
      const customer = await connectCustomer(desk.url);
      await customer.converse('转人工');
      const { conversationId } = customer;
      const codes = await Promise.all(
        people.map((person) => person.codeOf('conversation.accept', { conversationId })),
      );
      expect(codes.toSorted()).toEqual([...Array<string>(7).fill('ALREADY_ACCEPTED'), 'ok']);
      const winner = people[codes.indexOf('ok')];
      await winner?.ask('conversation.close', { conversationId });
      customer.close();
    }
  });
});

describe('a line that drops', () => {
  test('two tabs are one person, a reload loses nothing, and who stays away loses the chat', async () => {
    const [staying, leaving] = await colleaguesLike(desk, 'frontline', 2);
    if (!staying || !leaving) throw new Error('Nobody came');
    const tabs = [await staying.tab(), await staying.tab()];
    const gone = await leaving.tab();
    const [kept, lost] = [await waitingCustomer(), await waitingCustomer()];
    await tabs[0]?.ask('conversation.accept', { conversationId: kept.conversationId });
    await gone.ask('conversation.accept', { conversationId: lost.conversationId });

    tabs[0]?.close();
    tabs[1]?.close();
    const reloaded = await staying.tab();
    clients.push(reloaded);
    expect(reloaded.hello.mine.map(({ id }) => id)).toEqual([kept.conversationId]);

    gone.close();
    // Whoever dropped later is found after the first grace would have ended.
    const back = await reloaded.waitFor(
      'conversation',
      ({ id, state, version }) => id === lost.conversationId && state === 'waiting' && version > 2,
    );
    expect(back.assignee).toBeUndefined();
    await lost.waitFor(
      'conversation',
      ({ state, queue, version }) => state === 'waiting' && version > 2 && queue?.place === 1,
    );
    const page = await lost.ask('messages.after', {
      conversationId: lost.conversationId,
      afterSeq: 0,
    });
    const events = page.messages.flatMap(({ content }) =>
      content.kind === 'event' ? [content.event.type] : [],
    );
    expect(events).toEqual(['handed_over', 'accepted', 'moved']);
    const mine = await reloaded.ask('conversation.open', {
      conversationId: kept.conversationId,
    });
    expect(mine.conversation.state).toBe('person');
  });
});
