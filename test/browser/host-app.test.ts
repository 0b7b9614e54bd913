import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { browserDesk, desktop, picture } from '../fixtures/browser.js';
import { startSite } from '../fixtures/host-page.js';
import { projectFolder } from '../fixtures/relaydesk.js';

const builder = path.join(projectFolder, 'test', 'fixtures', 'build-host-app.js');

const here = browserDesk();
let app: string;
beforeAll(async () => {
  app = execFileSync(process.execPath, [builder], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
});

const tag = () => `<script async src="${here.desk.url}/widget.js" data-relaydesk></script>`;

interface Visit {
  page: Page;
  chat: FrameLocator;
  /** How often the chat's page was fetched. */
  fetched: () => number;
}

/** A visitor of a site who has said 你好 and is writing 写到一半. */
async function onSite(
  pages: Record<string, string>,
  run: (visit: Visit) => Promise<void>,
): Promise<void> {
  const site = await startSite(pages);
  const context = await here.browser.newContext({ ...desktop, locale: 'zh-CN' });
  context.setDefaultTimeout(10_000);
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    let fetched = 0;
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    page.on('request', (request) => (fetched += request.url().includes('/widget/?') ? 1 : 0));
    await page.goto(site.url);
    await page.getByTestId('launcher').click();
    const chat = page.frameLocator('[data-testid=chat-frame]');
    await chat.getByTestId('composer').fill('你好');
    await chat.getByTestId('send').click();
    await chat.locator('[data-author=bot]').nth(1).waitFor();
    await chat.getByTestId('composer').fill('写到一半');
    await run({ page, chat, fetched: () => fetched });
    expect(faults).toEqual([]);
  } finally {
    await context.close();
    await site.stop();
  }
}

async function expectUnchanged(chat: FrameLocator): Promise<void> {
  await chat.getByText('你好').first().waitFor();
  expect(await chat.getByTestId('composer').inputValue()).toBe('写到一半');
}

describe("beside another framework's application both go on undisturbed", () => {
  test.each([
    ['a part of the page', '<div id="app"></div>', false],
    ['the body', '', false],
    // The chat goes with it: it comes back by itself, and goes on where it was.
    ['the whole document', '<script>window.ground = document;</script>', true],
  ])(
    'that draws %s',
    async (_, html, again) => {
      const shop = `<!doctype html><html lang="zh-CN"><head><title>商店</title>${tag()}</head>
        <body>${html}<script src="/app.js"></script></body></html>`;
      await onSite({ '/': shop, '/app.js': app }, async ({ page, chat, fetched }) => {
        await page.getByRole('button', { name: '加入购物车 0' }).click();
        // The application changes its page.
        await page.getByRole('button', { name: '换页' }).click();
        await page.getByRole('heading', { name: '我的订单' }).waitFor();
        await page.getByRole('button', { name: '加入购物车 1' }).click();
        await page.getByRole('button', { name: '加入购物车 2' }).waitFor();
        expect(new URL(page.url()).pathname).toBe('/orders');
        await expectUnchanged(chat);
        await picture(page, 'host-app');

        // It is taken down and drawn anew.
        await page.evaluate(() => (window as unknown as { endShop: () => void }).endShop());
        await page.evaluate(() => (window as unknown as { startShop: () => void }).startShop());
        await page.getByRole('heading', { name: '首页' }).waitFor();
        await expectUnchanged(chat);
        await page.getByRole('button', { name: '加入购物车 0' }).click();
        await page.getByRole('button', { name: '加入购物车 1' }).waitFor();
        expect(fetched() > 1).toBe(again);
        expect(await page.getByTestId('launcher').count()).toBe(1);
      });
    },
    60_000,
  );

  test('that puts the next page in the place of its body, and runs its tags again', async () => {
    const body = (title: string) => `<body><h1>${title}</h1>${tag()}</body>`;
    // As Turbo goes to a page: the parser's tags do not run, so they are made anew.
    const visit = `window.visit = async (path) => {
      const text = await (await fetch(path)).text();
      const { body } = new DOMParser().parseFromString(text, 'text/html');
      document.adoptNode(body);
      for (const inert of body.querySelectorAll('script')) {
        const script = document.createElement('script');
        for (const { name, value } of inert.attributes) script.setAttribute(name, value);
        inert.replaceWith(script);
      }
      document.documentElement.replaceChild(body, document.body);
      const { promise, resolve } = Promise.withResolvers();
      body.querySelector('script').onload = resolve;
      return promise;
    };`;
    const pages = {
      '/': `<!doctype html><html lang="zh-CN"><head><title>商店</title>
        <script>${visit}</script></head>${body('首页')}</html>`,
      '/orders': `<!doctype html><html lang="zh-CN">${body('我的订单')}</html>`,
    };
    await onSite(pages, async ({ page, chat, fetched }) => {
      const goTo = (path: string) =>
        page.evaluate(
          (to) => (window as unknown as { visit: (to: string) => Promise<void> }).visit(to),
          path,
        );
      await goTo('/orders');
      await page.getByRole('heading', { name: '我的订单' }).waitFor();
      await goTo('/');
      await page.getByRole('heading', { name: '首页' }).waitFor();
      await expectUnchanged(chat);
      expect(await page.getByTestId('launcher').count()).toBe(1);
      expect(fetched()).toBe(1);
    });
  }, 60_000);
});
