import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { violations } from '../fixtures/axe.js';
import { launchBrowser, picture, webFolder } from '../fixtures/browser.js';
import { accept, ConsolePeople, leave } from '../fixtures/console-people.js';
import { signIn } from '../fixtures/client.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';
import type { LearningPage } from '../../src/protocol/index.js';

let desk: TestDesk;
let browser: Browser;
let people: ConsolePeople;
beforeAll(async () => {
  desk = await startTestDesk({ webFolder, staffCapacity: 20 });
  browser = await launchBrowser();
  people = new ConsolePeople(browser, desk);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

async function learning(): Promise<LearningPage> {
  const { token } = await signIn(desk.url, 'admin', desk.passwordOf('admin'));
  const response = await fetch(`${desk.url}/api/v1/intents/learning`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return response.json();
}

test('whoever reads what the bot understood says by keyboard what was meant', async () => {
  const { page } = await people.customer('请问体积重怎么算 60*40*30');
  const staff = await people.staff('frontline');
  await accept(staff);
  const turn = staff.getByTestId('turn').last();
  await turn.locator('summary').focus();
  await staff.keyboard.press('Enter');
  const field = turn.getByRole('combobox', { name: '这句话其实是什么意思？' });
  await field.focus();
  await staff.keyboard.type('account.feedback');
  await staff.locator('.ant-select-item-option').first().waitFor();
  await staff.keyboard.press('Enter');
  await turn.getByText('记下了，维护意图的同事会看到').waitFor();
  await staff.waitForTimeout(400); // The list has closed.
  await picture(staff, 'corrections-1-said');
  expect(await violations(staff)).toEqual([]);

  const { groups } = await learning();
  expect(groups).toContainEqual(
    expect.objectContaining({
      guesses: expect.arrayContaining([
        { intent: 'account.feedback', confidence: 1, saidByStaff: true },
      ]),
    }),
  );
  await leave(page, staff);
}, 60_000);

test('of words a person answers, staff see what the bot would make, and say what was meant', async () => {
  const { page, chat } = await people.customer('你好');
  const staff = await people.staff('frontline');
  await accept(staff);
  await chat.getByRole('textbox').fill('這件能不能改天送');
  await chat.getByRole('textbox').press('Enter');
  const said = staff.getByTestId('turn').filter({ hasText: '這件能不能改天送' });
  await said.locator('summary').focus();
  await staff.keyboard.press('Enter');
  const read = said.getByTestId('read-now');
  await read.getByText('delivery.reschedule', { exact: true }).waitFor();
  await said.getByRole('combobox', { name: '这句话其实是什么意思？' }).focus();
  await staff.keyboard.type('delivery.refuse');
  await staff.locator('.ant-select-item-option').first().waitFor();
  await staff.keyboard.press('Enter');
  await said.getByText('记下了，维护意图的同事会看到').waitFor();
  await staff.waitForTimeout(400); // The list has closed.
  await said.scrollIntoViewIfNeeded();
  await picture(staff, 'corrections-2-read-now');
  expect(await violations(staff)).toEqual([]);

  const { groups } = await learning();
  const group = groups.find(({ messages }) => messages.some(({ text }) => /改天送/.test(text)));
  expect(group?.guesses[0]).toMatchObject({ intent: 'delivery.refuse', saidByStaff: true });
  await leave(page, staff);
}, 60_000);

test('a draft that is thrown away is learned from', async () => {
  const { page, chat } = await people.customer('你好');
  const staff = await people.staff('frontline');
  await accept(staff);
  await chat.getByRole('textbox').fill('上海寄到成都 3公斤多少钱');
  await chat.getByRole('textbox').press('Enter');
  const draft = staff.getByTestId('bot-draft');
  await draft.waitFor();
  const left = staff.waitForResponse((response) => response.url().endsWith('/draft-left'));
  await draft.getByRole('button').first().click();
  expect((await left).status()).toBe(204);
  await draft.waitFor({ state: 'detached' });
  const { groups } = await learning();
  const causes = groups.flatMap(({ messages }) => messages.map(({ cause }) => cause));
  expect(causes).toContain('draft_unused');
  await leave(page, staff);
}, 60_000);
