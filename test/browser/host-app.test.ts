import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { desktop, launchBrowser, picture, webFolder } from '../fixtures/browser.js';
import { startSite } from '../fixtures/host-page.js';
import { projectFolder, startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

const builder = path.join(projectFolder, 'test', 'fixtures', 'build-host-app.js');

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

test("beside another framework's application both go on undisturbed", async () => {
  const app = execFileSync(process.execPath, [builder], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const site = await startSite({
    '/': `<!doctype html><html lang="zh-CN"><head><title>商店</title>
      <script async src="${desk.url}/widget.js" data-relaydesk></script></head>
      <body><div id="app"></div><script src="/app.js"></script></body></html>`,
    '/app.js': app,
  });
  const context = await browser.newContext({ ...desktop, locale: 'zh-CN' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
  await page.goto(site.url);
  await page.getByRole('button', { name: '加入购物车 0' }).click();
  await page.getByTestId('launcher').click();
  const chat = page.frameLocator('[data-testid=chat-frame]');
  await chat.getByTestId('composer').fill('你好');
  await chat.getByTestId('send').click();
  await chat.locator('[data-author=bot]').nth(1).waitFor();
  await chat.getByTestId('composer').fill('写到一半');

  // The application changes its page; the conversation, and what is being written, stay.
  await page.getByRole('button', { name: '换页' }).click();
  await page.getByRole('heading', { name: '我的订单' }).waitFor();
  await page.getByRole('button', { name: '加入购物车 1' }).click();
  await page.getByRole('button', { name: '加入购物车 2' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/orders');
  expect(await chat.getByTestId('composer').inputValue()).toBe('写到一半');
  await picture(page, 'host-app');

  // It is taken down and drawn anew.
  await page.evaluate(() => (window as unknown as { endShop: () => void }).endShop());
  await page.evaluate(() => (window as unknown as { startShop: () => void }).startShop());
  await page.getByRole('heading', { name: '首页' }).waitFor();
  await page.evaluate(() =>
    (window as unknown as { RelayDesk: (call: string) => void }).RelayDesk('open'),
  );
  await chat.getByText('你好').first().waitFor();
  await page.getByRole('button', { name: '加入购物车 0' }).click();
  await page.getByRole('button', { name: '加入购物车 1' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
  await site.stop();
}, 60_000);
