import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violations } from '../fixtures/axe.js';
import { desktop, launchBrowser, picture, webFolder } from '../fixtures/browser.js';
import { companiesFile } from '../fixtures/companies.js';
import { startSite } from '../fixtures/host-page.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let browser: Browser;
let companies: ReturnType<typeof companiesFile>;
/** A shop that sends by two companies. */
let site: Awaited<ReturnType<typeof startSite>>;
const pages: Record<string, string> = {};
beforeAll(async () => {
  companies = companiesFile();
  site = await startSite(pages);
  const allowedOrigins = [new URL(site.url).origin];
  desk = await startTestDesk({ webFolder, companiesFile: companies.file, allowedOrigins });
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
  await site?.stop();
  companies?.remove();
});

async function openSettings(options: object = desktop): Promise<Page> {
  const page = await (await browser.newContext({ ...options, locale: 'zh-CN' })).newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${desk.url}/console/`);
  await page.getByTestId('login').fill('admin');
  await page.getByTestId('password').fill(desk.passwordOf('admin'));
  await page.getByTestId('sign-in').click();
  await page.getByTestId('settings').click();
  await page.getByTestId('open-widget').click();
  await page.getByTestId('save-widget').waitFor();
  return page;
}

/** The launcher's colour, its distance from the left, and whether it is to be seen. */
const launcherOf = (page: Page) =>
  page.getByTestId('launcher').evaluate((button) => {
    const { backgroundColor, display } = getComputedStyle(button);
    return { backgroundColor, display, left: button.getBoundingClientRect().left };
  });

/** Saves, and waits until this save, not one before it, is stored. */
async function save(admin: Page): Promise<void> {
  const stored = admin.waitForResponse((reply) => reply.request().method() === 'PUT' && reply.ok());
  await admin.getByTestId('save-widget').click();
  await stored;
  await admin.getByText('已保存').first().waitFor();
}

async function onHost(look: (page: Page) => Promise<void>): Promise<void> {
  const page = await (await browser.newContext({ ...desktop, locale: 'zh-CN' })).newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${desk.url}/`);
  await look(page);
  await page.context().close();
}

test('two companies on one site have their own looks, languages and visitors', async () => {
  const admin = await openSettings();
  const choose = async (name: string) => {
    await admin.getByTestId('widget-company').click();
    await admin.getByTitle(name, { exact: true }).click();
    await admin.getByText('data-company=').waitFor();
  };
  const dress = async (name: string, color: string, title: string) => {
    await choose(name);
    await admin.locator('.ant-color-picker-trigger').click();
    const hex = admin.locator('.ant-color-picker-hex-input input');
    await hex.fill(color);
    await hex.press('Enter');
    await admin.keyboard.press('Escape');
    for (const language of ['简体中文', '繁體中文', 'English']) {
      await admin.getByRole('textbox', { name: `名称 ${language}` }).fill(title);
    }
    await admin.getByLabel('右下角').check();
    await admin.getByTestId('always-open').waitFor();
    const preview = admin.frameLocator('[data-testid=widget-preview]');
    await preview.getByTestId('speaker').getByText(title).waitFor();
    await save(admin);
  };
  await dress('接力速运', '5c1f7a', 'Jieli');
  expect(await violations(admin)).toEqual([]);
  await admin.getByTestId('widget-company').scrollIntoViewIfNeeded();
  await picture(admin, 'appearance-5-company');
  await dress('别家快运', '1f5c2a', 'Other');
  await admin.context().close();

  const embed = (attributes: string, query = '') =>
    `<!doctype html><html lang="zh-CN"><title>商店</title><body><h1>订单</h1>
     <script async src="${desk.url}/widget.js${query}" data-relaydesk ${attributes}></script>`;
  pages['/jieli'] = embed('data-company="jieli"');
  pages['/other'] = embed('data-lang="en"', '?company=other');
  pages['/'] = embed('data-company="constructor"');
  const loader = async (query: string) => (await fetch(`${desk.url}/widget.js${query}`)).text();
  expect(await loader('')).toContain('"jieli"');
  expect(await loader('?company=other')).not.toContain('"jieli"');

  const context = await browser.newContext({ ...desktop, locale: 'zh-CN' });
  const open = async (path: string) => {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(new URL(path, site.url).href);
    await page.getByTestId('launcher').waitFor({ state: 'attached' });
    return { page, chat: page.frameLocator('[data-testid=chat-frame]') };
  };
  const jieli = await open('/jieli');
  const other = await open('/other');
  expect((await launcherOf(jieli.page)).backgroundColor).toBe('rgb(92, 31, 122)');
  expect((await launcherOf(other.page)).backgroundColor).toBe('rgb(31, 92, 42)');
  await jieli.page.bringToFront();
  await jieli.page.getByTestId('launcher').click();
  await jieli.chat.getByTestId('speaker').getByText('Jieli').waitFor();
  await jieli.chat.getByTestId('composer').fill('只对接力说的话');
  await jieli.chat.getByTestId('send').click();
  await jieli.chat.locator('[data-delivery=sent]', { hasText: '只对接力' }).waitFor();
  await picture(jieli.page, 'appearance-6-jieli');
  await other.page.bringToFront();
  await other.page.getByTestId('launcher').click();
  await other.chat.getByTestId('speaker').getByText('Other').waitFor();
  await other.chat.getByPlaceholder('Ask about a parcel').waitFor();
  expect(await other.chat.getByText('只对接力').count()).toBe(0);
  await picture(other.page, 'appearance-7-other');

  // Who signs out of one is still known to the other.
  await other.page.addScriptTag({ content: "RelayDesk('reset')" });
  await jieli.page.reload();
  await jieli.page.getByTestId('launcher').click();
  await jieli.chat.getByText('只对接力说的话').waitFor();
  const unknown = await open('/');
  expect((await launcherOf(unknown.page)).backgroundColor).toBe('rgb(15, 107, 102)');

  // A page that leaves its tag alone names the company before the widget is there, or later.
  pages['/named'] = embed('').replace(
    '<h1>',
    `<script>RelayDesk = function () { (RelayDesk.q ??= []).push(arguments) };
     RelayDesk('setCompany', 'jieli')</script><h1>`,
  );
  const named = await open('/named');
  expect((await launcherOf(named.page)).backgroundColor).toBe('rgb(92, 31, 122)');
  await named.page.getByTestId('launcher').click();
  await named.page.mouse.move(9, 9);
  await named.chat.getByText('只对接力说的话').waitFor();
  await named.page.addScriptTag({ content: "RelayDesk('setCompany', 'other')" });
  await named.chat.getByTestId('speaker').getByText('Other').waitFor();
  await named.chat.locator('[data-author=bot]').first().waitFor();
  expect(await named.chat.getByText('只对接力').count()).toBe(0);
  expect((await launcherOf(named.page)).backgroundColor).toBe('rgb(31, 92, 42)');
  await named.page.addScriptTag({ content: "RelayDesk('setCompany', 'jieli')" });
  await named.chat.getByText('只对接力说的话').waitFor();
  await context.close();
}, 90_000);

test('what an admin sets is seen before it is saved, and by customers after', async () => {
  const admin = await openSettings();
  const preview = admin.frameLocator('[data-testid=widget-preview]');
  await preview.getByTestId('speaker').getByText('智能客服').waitFor();
  await admin.getByRole('textbox', { name: '名称 简体中文' }).fill('接力速运');
  await admin.getByTestId('save-widget').click();
  await admin.getByText('三种语言要么都填').waitFor();
  await admin.getByRole('textbox', { name: '名称 繁體中文' }).fill('接力速運');
  await admin.getByRole('textbox', { name: '名称 English' }).fill('Jieli Express');
  for (const language of ['简体中文', '繁體中文', 'English']) {
    const greeting = admin.getByRole('textbox', { name: `欢迎语 ${language}` });
    await greeting.fill(`${language}：您好！<img src=x onerror="window.ran=1">`);
  }
  await admin.getByLabel('左下角').check();
  await admin.locator('.ant-color-picker-trigger').click();
  const hex = admin.locator('.ant-color-picker-hex-input input');
  await hex.fill('f2b01e');
  await hex.press('Enter');
  await admin.keyboard.press('Escape');
  await admin.getByTestId('save-widget').click();
  await admin.getByText('颜色太浅').waitFor();
  await admin.locator('.ant-color-picker-trigger').click();
  await hex.fill('7a1f5c');
  await hex.press('Enter');
  await admin.keyboard.press('Escape');
  await admin.getByText('颜色太浅').waitFor({ state: 'detached' });
  const black =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await admin
    .getByTestId('logo-file')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from(black, 'base64') });
  await admin.getByTestId('remove-logo').waitFor();
  await preview.getByTestId('speaker').getByText('接力速运').waitFor();
  await preview.getByText('<img src=x').waitFor();
  await preview.locator('img.logo').waitFor();
  expect(await violations(admin)).toEqual([]);
  await picture(admin, 'appearance-1-settings');
  await save(admin);

  await onHost(async (page) => {
    const { left, ...look } = await launcherOf(page);
    expect(look).toEqual({ backgroundColor: 'rgb(122, 31, 92)', display: 'block' });
    expect(left).toBeLessThan(100);
    await page.getByTestId('launcher').click();
    const chat = page.frameLocator('[data-testid=chat-frame]');
    await chat.getByTestId('speaker').getByText('接力速运').waitFor();
    await chat.getByText('简体中文：您好！<img src=x').waitFor();
    await chat.locator('img.logo').waitFor();
    expect(await chat.locator('body').evaluate(() => 'ran' in window)).toBe(false);
    await picture(page, 'appearance-2-customer');
  });

  // Nobody is there today, at any hour.
  await admin.getByTestId('always-open').click();
  for (let day = 0; day < 5; day++)
    await admin
      .getByRole('button', { name: /删除 09:00/ })
      .first()
      .click();
  await admin.getByRole('button', { name: '周一，加一段时间' }).click();
  await admin.getByTestId('add-exception').click();
  const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
  await admin.getByLabel('日期', { exact: true }).fill(today);
  await admin.getByTestId('theme-switch').click();
  await picture(admin, 'appearance-3-hours-dark');
  expect(await violations(admin)).toEqual([]);
  await save(admin);
  await onHost(async (page) => {
    await page.getByTestId('launcher').click();
    const chat = page.frameLocator('[data-testid=chat-frame]');
    await chat.getByText(/机器人解答，人工 .*上班/).waitFor();
    await picture(page, 'appearance-4-closed');
  });
  await admin.getByLabel('不显示入口').check();
  await save(admin);
  await onHost(async (page) => {
    await page.getByTestId('launcher').waitFor({ state: 'attached' });
    expect((await launcherOf(page)).display).toBe('none');
  });
  await admin.context().close();
}, 90_000);
