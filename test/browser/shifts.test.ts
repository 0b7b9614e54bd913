import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violations } from '../fixtures/axe.js';
import { launchBrowser, picture, webFolder } from '../fixtures/browser.js';
import { ConsolePeople, leave } from '../fixtures/console-people.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let browser: Browser;
let people: ConsolePeople;
beforeAll(async () => {
  desk = await startTestDesk({ webFolder });
  browser = await launchBrowser();
  people = new ConsolePeople(browser, desk);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

/** A picture for people, and what axe has to say. */
async function look(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400); // Dialogs have opened.
  await picture(page, name);
  expect([name, await violations(page)]).toEqual([name, []]);
}

test('a supervisor plans a week, and the next like it; who is planned sees it', async () => {
  const page = await people.staff('supervisor');
  await page.getByTestId('open-shifts').click();
  const row = page.getByTestId('shift-person').filter({ hasText: '小林' });
  await row.getByTestId('add-shift').first().click();
  for (const day of ['周二', '周三']) await page.getByRole('checkbox', { name: day }).check();
  await look(page, 'shifts-1-new');
  await page.getByTestId('save-shift').click();
  await expect(row.getByTestId('shift').nth(2).innerText()).resolves.toBe('09:00–18:00');

  await row.getByTestId('add-shift').first().click();
  await page.getByTestId('shift-from').fill('17:00');
  await page.getByTestId('shift-to').fill('22:00');
  await page.getByTestId('save-shift').click();
  await page.getByText('已经排了班').waitFor();
  await page.getByTestId('shift-from').fill('22:00');
  await page.getByTestId('shift-to').fill('06:00');
  await page.getByText('到第二天').waitFor();
  await page.getByTestId('save-shift').click();
  await row.getByText('22:00–06:00').waitFor();
  await row.getByText('22:00–06:00').click();
  await page.getByTestId('remove-shift').click();
  await row.getByText('22:00–06:00').waitFor({ state: 'detached' });
  await look(page, 'shifts-2-week');

  await page.getByTestId('week-after').click();
  await row.getByTestId('shift').first().waitFor({ state: 'detached' });
  await page.getByTestId('copy-week').click();
  await page.locator('.ant-popconfirm-buttons .ant-btn-primary').click();
  await row.getByTestId('shift').nth(2).waitFor();

  const dark = await people.staff('supervisor', { locale: 'en', dark: true });
  await dark.getByTestId('open-shifts').click();
  await dark.getByTestId('shift').first().waitFor();
  await look(dark, 'shifts-3-dark-en');
  const traditional = await people.staff('frontline', { locale: 'zh-TW' });
  await traditional.getByTestId('account').click();
  await traditional.getByTestId('open-my-account').click();
  await traditional.getByTestId('own-shifts').getByText('09:00–18:00').first().waitFor();
  await look(traditional, 'shifts-4-mine');
  await leave(page, dark, traditional);
}, 90_000);
