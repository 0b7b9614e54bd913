import { expect, test } from '@jest/globals';
import pg from 'pg';
import type { DraftView } from '../../src/protocol/index.js';
import { signIn } from '../fixtures/client.js';
import { startProgramDesk } from '../fixtures/program-desk.js';
import { smallIntents } from '../fixtures/small-intents.js';

test('where a second person is wanted, whoever wrote any of a draft does not publish it', async () => {
  const intents = smallIntents();
  const desk = await startProgramDesk({
    RELAYDESK_INTENTS: intents.folder,
    RELAYDESK_INTENTS_SECOND_PERSON: 'on',
  });
  const database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  const another = async (login: string) => {
    await database.query(
      `INSERT INTO staff (id, login, name, tier, roles, password_hash)
       SELECT gen_random_uuid(), $1, $1, tier, roles, password_hash
         FROM staff WHERE login = 'admin'`,
      [login],
    );
    return (await signIn(desk.url, login, desk.passwordOf('admin'))).token;
  };
  const { token: writer } = await signIn(desk.url, 'admin', desk.passwordOf('admin'));
  const [helper, reader] = [await another('helper'), await another('reader')];
  type Answer = { draft: DraftView; number?: number; error?: { code: string } };
  const call = async (token: string, route: string, body: object): Promise<Answer> => {
    const response = await fetch(`${desk.url}/api/v1/intents/drafts${route}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer;
  };
  const { draft } = await call(writer, '', { title: '两个人' });
  const edit = { kind: 'setting.set', setting: 'misses', value: 3 };
  await call(helper, `/${draft.id}/edits`, { edits: [edit] });
  const publish = (token: string) => call(token, `/${draft.id}/publish`, { reason: '看过了' });
  expect((await publish(writer)).error?.code).toBe('OWN_REQUEST');
  expect((await publish(helper)).error?.code).toBe('OWN_REQUEST');
  // Nothing stands in the way of the third but the check.
  expect((await publish(reader)).error?.code).toBe('CHECK_NEEDED');
  await database.end();
  await desk.stop();
  intents.remove();
});
