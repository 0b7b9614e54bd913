import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectCustomer, connectStaff } from '../fixtures/client.js';
import { RestartedProgram } from '../fixtures/restarted-program.js';

let server: RestartedProgram;
beforeAll(() => {
  server = new RestartedProgram({ SLA_ACCEPT_MS: '2000' });
});
afterAll(() => server.remove());

test('a clock that ran when the server was killed fires once after the next start', async () => {
  const first = server.start();
  const customer = await connectCustomer(await first.url());
  await customer.converse('转人工');
  await customer.waitFor('conversation', ({ state }) => state === 'waiting');
  await first.end('SIGKILL');
  customer.close();

  const second = server.start();
  const url = await second.url();
  const supervisor = await connectStaff(url, 'supervisor', first.passwordOf('supervisor'));
  const { conversationId } = customer;
  for (;;) {
    // Told while nobody was connected, or now: what is stored says it either way.
    const { messages } = await supervisor.ask('conversation.open', { conversationId });
    const events = messages.flatMap(({ content }) =>
      content.kind === 'event' ? [content.event.type] : [],
    );
    if (events.length === 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    expect(events).toEqual(['handed_over', 'escalated']);
    break;
  }
  // The supervisors' own clock is the next to breach; it passes nothing up a second time.
  await supervisor.waitFor(
    'sla',
    (push) => push.conversationId === conversationId && push.stage === 'breach',
  );
  const { messages, conversation } = await supervisor.ask('conversation.open', { conversationId });
  expect(messages.filter(({ content }) => content.kind === 'event')).toHaveLength(2);
  expect(conversation).toMatchObject({ tier: 'supervisor', state: 'waiting' });
  supervisor.close();
});
