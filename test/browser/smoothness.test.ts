import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violations } from '../fixtures/axe.js';
import { launchBrowser, picture, webFolder } from '../fixtures/browser.js';
import { connectCustomer, connectStaff, type CustomerClient } from '../fixtures/client.js';
import { ConsolePeople, leave } from '../fixtures/console-people.js';
import { jerksOf, Walk } from '../fixtures/long-tasks.js';
import { giveChats, lengthen } from '../fixtures/many-chats.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

const CHATS = 100;
const MESSAGES = 5000;

let desk: TestDesk;
let browser: Browser;
let customer: CustomerClient;
let others: string[];
beforeAll(async () => {
  desk = await startTestDesk({ webFolder, staffCapacity: 2 * CHATS });
  customer = await connectCustomer(desk.url);
  const { conversationId } = customer;
  await customer.converse('转人工');
  const staff = await connectStaff(desk.url, 'frontline', desk.passwordOf('frontline'));
  await staff.ask('conversation.accept', { conversationId });
  staff.close();
  await lengthen(desk.databaseUrl, conversationId, MESSAGES);
  others = await giveChats(desk.databaseUrl, 'frontline', CHATS - 1);
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  customer?.close();
  await desk?.stop();
});

async function walk(page: Page, round: number): Promise<Record<string, number>> {
  const steps = new Walk(page);
  await steps.watch();
  const log = page.getByTestId('messages');
  const show = async (id: string) => {
    await page.locator(`[data-testid=conversation-row][data-id="${id}"]`).click();
    await page.locator(`[data-testid=chat-pane][data-id="${id}"]`).waitFor();
    await log.getByTestId('message').last().waitFor();
  };
  await steps.step('start', () =>
    page
      .getByTestId('conversation-row')
      .nth(CHATS - 1)
      .waitFor(),
  );
  await steps.step('open', async () => {
    await show(customer.conversationId);
    await log.locator(`[data-seq="${MESSAGES}"]`).waitFor();
  });
  await steps.step('scroll', async () => {
    await log.hover();
    for (let turn = 0; turn < 20; turn++) {
      await page.mouse.wheel(0, -1500);
      await page.waitForTimeout(30);
    }
  });
  await steps.step('switch', async () => {
    for (const id of others.slice(0, 4)) await show(id);
    await show(customer.conversationId);
  });
  await steps.step('hear', async () => {
    for (let n = 1; n <= 8; n++) await customer.send(`round ${round}, ${n}`);
    await log.getByText(`round ${round}, 8`).waitFor();
  });
  await steps.step('write', () => page.getByTestId('composer').pressSequentially('您好，我来查'));
  return steps.longest;
}

test('nothing jerks with a hundred chats and a conversation of five thousand messages', async () => {
  const people = new ConsolePeople(browser, desk);
  const jerks = await jerksOf(async (round) => {
    const page = await people.staff('frontline');
    const longest = await walk(page, round);
    if (round === 1) {
      await picture(page, 'smoothness');
      expect(await violations(page)).toEqual([]);
    }
    await leave(page);
    return longest;
  });
  expect(jerks).toEqual([]);
}, 180_000);

test('the log keeps its end in sight, stays where one reads, and goes to what was searched', async () => {
  const page = await new ConsolePeople(browser, desk).staff('frontline');
  const log = page.getByTestId('messages');
  const [id = ''] = others;
  await lengthen(desk.databaseUrl, id, 600);
  await page.locator(`[data-testid=conversation-row][data-id="${id}"]`).click();
  const first = log.locator('[data-seq="1"]');
  await log.locator('[data-seq="600"]').waitFor();
  expect(await first.count()).toBe(0);
  await log.focus();
  await page.keyboard.press('Home');
  await first.waitFor();
  await page.keyboard.press('End');
  await log.locator('[data-seq="600"]').waitFor();

  await page
    .locator(`[data-testid=conversation-row][data-id="${customer.conversationId}"]`)
    .click();
  const before = await customer.send('第一句');
  await log.getByText('第一句').waitFor();
  await page.waitForTimeout(300); // Its place is found.
  await log.hover();
  await page.mouse.wheel(0, -3000);
  await log.getByText('第一句').waitFor({ state: 'detached' });
  await customer.send('第二句');
  await page.getByText('有新消息').waitFor();
  expect(await log.getByText('第二句').count()).toBe(0);
  await page.getByText('有新消息').click();
  await log.getByText('第二句').waitFor();

  await page.getByTestId('open-search').click();
  await page.getByTestId('search-page').getByRole('searchbox').fill('#2501');
  await page.keyboard.press('Enter');
  await page.getByTestId('found').first().click();
  await log.locator('.sought').waitFor();
  expect(before.seq).toBeGreaterThan(MESSAGES);
  await picture(page, 'smoothness-sought');
  await leave(page);
}, 90_000);
