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

/** Opens a page by its button, or in the menu of settings; on a phone in that of all pages. */
async function open(page: Page, name: string): Promise<void> {
  const button = page.getByTestId(`open-${name}`);
  if (!(await button.isVisible()))
    await page.getByTestId('settings').or(page.getByTestId('menu')).click();
  await button.click();
  await page.locator('.ant-spin-spinning').waitFor({ state: 'detached' });
  // Menus and drawers have moved.
  await page.waitForTimeout(700);
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
    for (const name of ['knowledge', 'notices', 'rules', 'staff', 'teams', 'widget']) {
      await open(page, name);
      await picture(page, `axe-${name}-${theme}`);
      expect([name, await violations(page)]).toEqual([name, []]);
    }
    await page.context().close();
  });
});

/** What sticks out to the side of the bar, or makes the whole desk wider than the screen. */
const sticksOut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.desk, .top-bar > *, .chat-head > *, .page-close')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth)
      .map((each) => each.outerHTML.slice(0, 120)),
  );

test.each([320, 390])('at %i pixels in English everything is in reach', async (width) => {
  const customer = await angryCustomer();
  const page = await signIn('supervisor', 'light', 'en');
  await page.setViewportSize({ width, height: 844 });
  await page.getByTestId('waiting-list').getByRole('button').first().click();
  await page.getByTestId('accept').click();
  await page.getByTestId('composer').waitFor();
  expect(await sticksOut(page)).toEqual([]);
  await picture(page, `narrow-${width}-chat`);
  for (const name of ['wall', 'callbacks', 'shifts']) {
    await open(page, name);
    await picture(page, `narrow-${width}-${name}`);
    expect([name, await sticksOut(page)]).toEqual([name, []]);
    expect([name, await violations(page)]).toEqual([name, []]);
  }
  await page.context().close();
  customer.close();
});

test('an admin writes a notice, customers see it on their cards, and it is withdrawn', async () => {
  const page = await signIn('admin', 'light', 'zh-CN');
  await open(page, 'notices');
  await page.getByTestId('add-notice').click();
  expect(await page.getByTestId('publish-notice').isDisabled()).toBe(true);
  await page.getByText('停运', { exact: true }).click();
  await page.getByRole('combobox', { name: '地区' }).fill('成都');
  await page.getByTitle('四川省 成都市').click();
  await page.keyboard.press('Escape');
  await page.getByLabel('内容（简体中文）').fill('成都仓库停电，派件会晚');
  await page.getByLabel('内容（繁体中文）').fill('成都倉庫停電，派件會晚');
  await page.getByLabel('内容（英文）').fill('Power cut in Chengdu: deliveries are late');
  await page.getByLabel('最多晚几小时').fill('12');
  await page.waitForTimeout(400); // The dialog has opened.
  await picture(page, 'notice-1-form');
  await page.getByTestId('publish-notice').click();
  const line = page.getByTestId('notice').filter({ hasText: '成都仓库停电' });
  await line.getByText('生效中').waitFor();
  await picture(page, 'notice-2-list');

  const asked = async () => {
    const customer = await connectCustomer(desk.url);
    const { content } = await customer.converse('成都有网点吗');
    customer.close();
    return JSON.stringify(content);
  };
  expect(await asked()).toContain('成都仓库停电');
  await line.getByTestId('withdraw-notice').click();
  await page.locator('.ant-popconfirm-buttons .ant-btn-primary').click();
  await line.getByText('已撤回').waitFor();
  expect(await asked()).not.toContain('成都仓库停电');
  await page.context().close();
});
