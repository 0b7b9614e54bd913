import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violations } from '../fixtures/axe.js';
import { desktop, launchBrowser, picture, webFolder } from '../fixtures/browser.js';
import { connectCustomer, type CustomerClient } from '../fixtures/client.js';
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

async function signIn(login: string, theme: 'light' | 'dark', locale: string): Promise<Page> {
  const context = await browser.newContext({ ...desktop, locale, colorScheme: theme });
  const page = await context.newPage();
  await page.goto(`${desk.url}/console/`);
  await page.getByTestId('login').fill(login);
  await page.getByTestId('password').fill(desk.passwordOf(login));
  await page.getByTestId('sign-in').click();
  await page.getByTestId('account').waitFor();
  return page;
}

/** Somebody with a parcel on the way, who has had enough of the bot. */
async function angryCustomer(): Promise<CustomerClient> {
  const customer = await connectCustomer(desk.url);
  const { waybills } = await (await fetch(`${desk.url}/api/v1/demo/waybills`)).json();
  await customer.converse(`${waybills[0].waybill}到哪了`);
  await customer.converse('上海寄到成都3公斤多少钱');
  await customer.converse('太慢了，我要投诉，转人工');
  return customer;
}

/** Opens a page by its button, or in the menu of settings. */
async function open(page: Page, name: string): Promise<void> {
  const button = page.getByTestId(`open-${name}`);
  if (!(await button.isVisible())) await page.getByTestId('settings').click();
  await button.click();
  await page.waitForLoadState('networkidle');
  // Menus and drawers have moved.
  await page.waitForTimeout(500);
}

describe.each([
  ['light', 'zh-CN'],
  ['dark', 'en'],
] as const)('in %s, %s, axe finds nothing to say', (theme, locale) => {
  test('of the desk with a conversation, and of what supervisors look at', async () => {
    const customer = await angryCustomer();
    const page = await signIn('supervisor', theme, locale);
    expect(await violations(page)).toEqual([]);
    await page.getByTestId('waiting-list').getByRole('button').first().click();
    await page.getByTestId('accept').click();
    await page.getByTestId('composer').waitFor();
    await page.waitForTimeout(500);
    await picture(page, `axe-desk-${theme}`);
    expect(await violations(page)).toEqual([]);
    for (const name of ['wall', 'callbacks', 'breaches']) {
      await open(page, name);
      expect([name, await violations(page)]).toEqual([name, []]);
      await picture(page, `axe-${name}-${theme}`);
    }
    await page.context().close();
    customer.close();
  });

  test('of the pages of an admin', async () => {
    const page = await signIn('admin', theme, locale);
    for (const name of ['knowledge', 'rules', 'staff', 'teams', 'widget']) {
      await open(page, name);
      await picture(page, `axe-${name}-${theme}`);
      expect([name, await violations(page)]).toEqual([name, []]);
    }
    await page.context().close();
  });
});
