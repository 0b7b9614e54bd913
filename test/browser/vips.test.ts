import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violations } from '../fixtures/axe.js';
import { launchBrowser, picture, webFolder } from '../fixtures/browser.js';
import { ConsolePeople, leave } from '../fixtures/console-people.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let browser: Browser;
beforeAll(async () => {
  desk = await startTestDesk({ webFolder });
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

async function openList(page: Page): Promise<void> {
  await page.getByTestId('settings').click();
  await page.getByTestId('open-vips').click();
  await page.getByTestId('vips-page').waitFor();
}

/** A picture for people, and what axe has to say. */
async function look(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400); // Dialogs have opened.
  await picture(page, name);
  expect([name, await violations(page)]).toEqual([name, []]);
}

test('an admin names a VIP, sees the phone in full when asked for, and takes it off', async () => {
  const people = new ConsolePeople(browser, desk);
  const page = await people.staff('admin');
  await openList(page);
  await page.getByTestId('add-vip').click();
  await page.getByTestId('vip-value').fill('138 1234 5612');
  await page.getByTestId('vip-reason').fill('年合同大客户');
  await page.getByTestId('vip-until').fill('2027-12-31T23:59');
  await look(page, 'vips-1-form');
  await page.getByTestId('save-vip').click();
  const row = page.getByTestId('vip');
  await row.getByText('138******12').waitFor();
  await look(page, 'vips-2-list');
  await row.getByTestId('reveal-vip').click();
  await row.getByText('13812345612').waitFor();

  const dark = await people.staff('admin', { locale: 'en', dark: true });
  await openList(dark);
  await dark.getByTestId('vip').waitFor();
  await look(dark, 'vips-3-dark-en');
  await row.getByTestId('remove-vip').click();
  await page.locator('.ant-popconfirm-buttons .ant-btn-primary').click();
  await row.waitFor({ state: 'detached' });
  await leave(page, dark);
}, 90_000);
