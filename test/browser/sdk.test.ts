import { beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { BrowserContext, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { browserDesk, desktop, picture, webFolder, write } from '../fixtures/browser.js';
import { startHostPage, startSite, type HostPage } from '../fixtures/host-page.js';
import { startTestDesk } from '../fixtures/relaydesk.js';

const here = browserDesk();
let waybill: string;
beforeAll(async () => {
  const response = await fetch(`${here.desk.url}/api/v1/demo/waybills`);
  const body = (await response.json()) as { waybills: { waybill: string }[] };
  waybill = body.waybills[0]?.waybill ?? '';
});

interface Shop {
  page: Page;
  context: BrowserContext;
  chat: FrameLocator;
  /** Script errors, and whatever the page's policy refused. */
  faults: string[];
}

/** Runs a test on a shop's page of another origin. */
async function onShop(
  run: (shop: Shop) => Promise<void>,
  early = '',
  { attributes, ...device }: BrowserContextOptions & { attributes?: string } = {},
): Promise<void> {
  const host: HostPage = await startHostPage(here.desk.url, early, attributes);
  const context = await here.browser.newContext({ ...desktop, locale: 'zh-CN', ...device });
  context.setDefaultTimeout(10_000);
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    await page.goto(host.url);
    await page.getByTestId('launcher').waitFor();
    const chat = page.frameLocator('[data-testid=chat-frame]');
    await run({ page, context, chat, faults });
  } finally {
    await context.close();
    await host.stop();
  }
}

/** Calls `RelayDesk` as the page's own scripts do. */
const call = (page: Page, ...commands: unknown[][]) =>
  page.evaluate((all) => {
    const widget = (window as unknown as { RelayDesk: (...command: unknown[]) => void }).RelayDesk;
    for (const command of all) widget(...command);
  }, commands);

type Heard = { name: string; count?: number; state?: string };
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);

async function hears(page: Page, name: string): Promise<Heard> {
  const found = await page.waitForFunction(
    (wanted) => (window as unknown as { heard: Heard[] }).heard.find((one) => one.name === wanted),
    name,
  );
  return (await found.jsonValue()) as Heard;
}

describe('the widget on a page of another origin, under a strict policy and hostile styles', () => {
  test('takes what was queued, keeps to itself, and knows the waybill of the page', async () => {
    const early = `RelayDesk('setContext', { waybill: '${waybill}', order: 7 }); RelayDesk('on', 'ready', () => { throw new Error('of the page itself'); });`;
    await onShop(async ({ page, chat, faults }) => {
      expect(await heard(page)).toEqual([{ name: 'ready' }]);
      expect(await page.locator('iframe').count()).toBe(0);
      await call(page, ['open'], ['nonsense'], ['on'], []);
      await chat.getByTestId('composer').waitFor();
      await write(chat, '我的快递到哪了');
      const card = chat.getByTestId('parcel-card');
      await card.waitFor();
      expect(await card.innerText()).toContain(waybill);
      await picture(page, 'sdk-hostile-page');

      await call(page, ['toggle']);
      await hears(page, 'close');
      expect((await heard(page)).map(({ name }) => name)).toEqual(
        expect.arrayContaining(['ready', 'open', 'message', 'close']),
      );
      const globals = await page.evaluate(() => {
        const { before } = window as unknown as { before: string[] };
        return Object.keys(window).filter((name) => !before.includes(name));
      });
      expect(globals.sort()).toEqual(['RelayDesk', 'before', 'heard']);
      expect(await page.evaluate(() => document.cookie + localStorage.length)).toBe('0');
      expect(faults).toEqual(['of the page itself']);
    }, early);
  }, 60_000);

  test('counts what is not seen, in its mark and in the title, and tells of the hand-over', async () => {
    await onShop(async ({ page, chat }) => {
      await call(page, ['send', '转人工'], ['close']);
      expect(await hears(page, 'handoff')).toEqual({ name: 'handoff', state: 'waiting' });
      await hears(page, 'unread');
      await page.waitForFunction(() => /^\(\d\) 商店$/.test(document.title));
      expect(await page.getByTestId('launcher').innerText()).toMatch(/^\d$/);
      await picture(page, 'sdk-unread');
      await call(page, ['open']);
      await chat.getByTestId('queue-place').waitFor();
      await page.waitForFunction(() => document.title === '商店');
      const counts = (await heard(page)).filter(({ name }) => name === 'unread');
      expect(counts.at(-1)).toEqual({ name: 'unread', count: 0 });
    });
  }, 60_000);

  test('tells the page that its token was not taken, and goes on as a visitor', async () => {
    await onShop(async ({ page, chat }) => {
      await call(page, ['setUser', 'no.such.token'], ['open']);
      expect(await hears(page, 'error')).toEqual({ name: 'error', code: 'TOKEN_INVALID' });
      await write(chat, '在吗');
      await hears(page, 'message');
      // Each hello tells of it again: a reconnection may have done so meanwhile.
      const refusals = async () =>
        (await heard(page)).filter(({ name }) => name === 'error').length;
      const before = await refusals();
      await call(page, ['setUser', 'nor.this.one']);
      await page.waitForFunction(
        (known) =>
          (window as unknown as { heard: Heard[] }).heard.filter(({ name }) => name === 'error')
            .length > known,
        before,
      );
    });
  }, 60_000);

  test('stays when the page empties or replaces its body, and comes back to a new document', async () => {
    await onShop(async ({ page, chat }) => {
      await call(page, ['setContext', { waybill }], ['open']);
      await chat.getByTestId('composer').waitFor();
      await write(chat, '你好');
      await chat.locator('[data-author=bot]').nth(1).waitFor();
      await chat.getByTestId('composer').fill('写到一半');
      const mark = () => chat.locator('body').evaluate((body) => (body.dataset['mark'] ??= 'old'));
      await mark();
      await page.evaluate(() => document.body.replaceWith(document.createElement('body')));
      await page.evaluate(() => (document.body.innerHTML = '<h1>我的订单</h1>'));
      expect(await chat.locator('body[data-mark=old]').count()).toBe(1);

      await page.evaluate(() =>
        document.documentElement.replaceWith(document.createElement('html')),
      );
      await chat.locator('body:not([data-mark])').getByText('你好').first().waitFor();
      expect(await chat.getByTestId('composer').inputValue()).toBe('写到一半');
      await page.evaluate(() => document.documentElement.replaceChildren());
      await call(page, ['close'], ['hide'], ['open']);
      // Told anew to the frame that was loaded anew.
      await write(chat, '快递到哪了');
      await chat.getByTestId('parcel-card').waitFor();
      expect(await page.getByTestId('launcher').isVisible()).toBe(false);
      await chat.getByTestId('chat-close').click();
      await call(page, ['show']);
      await page.getByTestId('launcher').waitFor();
    });
  }, 60_000);

  test('knows nobody any more after a reset', async () => {
    await onShop(async ({ page, context, chat }) => {
      await call(page, ['send', '我的秘密']);
      await chat.getByText('我的秘密').first().waitFor();
      const other = await context.newPage();
      await other.goto(page.url());
      await other.getByTestId('launcher').click();
      const otherChat = other.frameLocator('[data-testid=chat-frame]');
      await otherChat.getByText('我的秘密').first().waitFor();

      await call(page, ['reset']);
      await otherChat.getByText('我的秘密').first().waitFor({ state: 'detached' });
      await call(page, ['open']);
      await chat.locator('[data-author=bot]').first().waitFor();
      expect(await chat.getByText('我的秘密').count()).toBe(0);
    });
  }, 60_000);

  test('shows what the page and file names say as words, to the customer and to staff', async () => {
    const markup = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
    const context = { waybill: markup, order: `${markup}\u202e` };
    const early = `RelayDesk('setContext', ${JSON.stringify(context).replaceAll('<', '\\u003c')});
      RelayDesk('setContext', { order: { toString: null }, waybill: [] }, () => 0);
      RelayDesk('setContext', ${JSON.stringify(context).replaceAll('<', '\\u003c')});`;
    await onShop(async ({ page, chat, faults }) => {
      await call(page, ['open']);
      await chat.getByTestId('attach').setInputFiles([
        { name: `${markup}.png`, mimeType: 'image/png', buffer: Buffer.from(markup) },
        {
          name: `"onload="window.ran=1.svg`,
          mimeType: 'image/svg+xml',
          buffer: Buffer.from(markup),
        },
      ]);
      await chat.locator('[data-delivery=failed]').nth(1).waitFor();
      await write(chat, `转人工 ${markup}`);
      await chat.getByTestId('queue-place').waitFor();
      await picture(page, 'sdk-markup');
      const ran = () => 'ran' in window;
      expect(await chat.locator('body').evaluate(ran)).toBe(false);
      expect(await page.evaluate(ran)).toBe(false);
      // The two files are refused, and their preview may be gone before the browser has read it, as
      // its console notes; nothing else went wrong.
      const others = faults.filter((fault) => !/422|ERR_FILE_NOT_FOUND/.test(fault));
      expect(others).toEqual([]);

      const staff = await (
        await here.browser.newContext({ ...desktop, locale: 'zh-CN' })
      ).newPage();
      await staff.goto(`${here.desk.url}/console/`);
      const database = new pg.Client({ connectionString: here.desk.databaseUrl });
      await database.connect();
      await database.query(`UPDATE staff SET name = $1 WHERE login = 'frontline'`, [markup]);
      await database.end();
      await staff.getByTestId('login').fill('frontline');
      await staff.getByTestId('password').fill(here.desk.passwordOf('frontline'));
      await staff.getByTestId('sign-in').click();
      const rows = staff.getByTestId('waiting-list').getByRole('button');
      await rows.first().waitFor();
      await rows.last().click();
      await staff.getByTestId('summary').waitFor();
      await staff.getByText('onerror').first().waitFor();
      // Nor does a colleague's name run.
      await staff.getByTestId('accept').click();
      await chat.getByText('onerror').nth(1).waitFor();
      await picture(page, 'sdk-markup-name');
      await picture(staff, 'sdk-markup-staff');
      expect(await chat.locator('body').evaluate(ran)).toBe(false);
      expect(await staff.evaluate(ran)).toBe(false);
      await staff.context().close();
    }, early);
  }, 60_000);

  test('stands where it stands on a page that reads from right to left', async () => {
    const rtl = { attributes: 'lang="ar" dir="rtl"' };
    await onShop(
      async ({ page, chat, faults }) => {
        const launcher = await page.getByTestId('launcher').boundingBox();
        expect(launcher?.x).toBeGreaterThan(1100);
        await page.getByTestId('launcher').click();
        await write(chat, 'שלום, 上海寄到成都 3公斤多少钱');
        await chat.getByTestId('quote-card').waitFor();
        const frame = await page.getByTestId('chat-frame').boundingBox();
        expect(Math.round((frame?.x ?? 0) + (frame?.width ?? 0))).toBeLessThanOrEqual(1280);
        expect(frame?.x).toBeGreaterThan(0);
        expect(await chat.locator('.chat').evaluate((own) => getComputedStyle(own).direction)).toBe(
          'ltr',
        );
        // What somebody writes is read in its own direction.
        const own = chat.locator('[data-author=customer] .bubble');
        expect(await own.evaluate((bubble) => bubble.matches(':dir(rtl)'))).toBe(true);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          1280,
        );
        await picture(page, 'sdk-rtl');
        expect(faults).toEqual([]);
      },
      '',
      rtl,
    );
  }, 60_000);

  test('is whole at 200 % zoom, by keyboard alone', async () => {
    // A browser's zoom halves the pixels that a page has, and doubles the dots of each.
    const zoomed = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
    await onShop(
      async ({ page, chat }) => {
        await page.getByTestId('launcher').focus();
        await page.keyboard.press('Enter');
        await chat.locator('[data-author=bot]').first().waitFor();
        await page.keyboard.type('上海寄到成都 3公斤多少钱');
        await page.keyboard.press('Enter');
        await chat.getByTestId('quote-card').waitFor();
        await picture(page, 'sdk-zoom');
        const faults = await chat.locator('body').evaluate((body) =>
          [...body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
            const { left, right, width, height } = element.getBoundingClientRect();
            const found: string[] = [];
            if (right > innerWidth + 1 || left < -1) found.push(`sticks out: ${element.className}`);
            const isControl = element.matches('button, a, textarea');
            if (isControl && (width < 24 || height < 24)) found.push(`small: ${element.outerHTML}`);
            return found;
          }),
        );
        expect(faults).toEqual([]);
        const composer = await chat.getByTestId('composer').boundingBox();
        expect((composer?.y ?? 0) + (composer?.height ?? 0)).toBeLessThanOrEqual(400);
        const log = await chat.getByTestId('messages').boundingBox();
        expect(log?.height).toBeGreaterThan(120);
        await page.keyboard.press('Escape');
        await hears(page, 'close');
        expect(
          await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName),
        ).toBe('BUTTON');
      },
      '',
      zoomed,
    );
  }, 60_000);

  test('believes nobody else who speaks its language', async () => {
    await onShop(async ({ page, chat }) => {
      await call(page, ['open']);
      await chat.locator('[data-author=bot]').first().waitFor();
      const forged = { relaydesk: 1, body: { type: 'unread', count: 5 } };
      await page.evaluate((message) => window.postMessage(message, '*'), forged);
      const chatFrame = page.frames().find((frame) => frame.url().includes('/widget/'));
      // From inside the chat's own origin, but not from the page around it.
      await chatFrame?.evaluate(() =>
        window.postMessage({ relaydesk: 1, body: { type: 'send', text: '冒名' } }, '*'),
      );
      await write(chat, '真的');
      await chat.getByText('真的').first().waitFor();
      expect(await chat.getByText('冒名').count()).toBe(0);
      expect((await heard(page)).filter(({ name, count }) => name === 'unread' && count)).toEqual(
        [],
      );
    });
  }, 60_000);
});

test.each([
  ['the first to arrive', ''],
  ['late', 'v=1'],
])(
  'of two tags of two companies the first in the page holds, %s, and the console says so',
  async (_, late) => {
    const other = here.desk.url.replace('127.0.0.1', 'localhost');
    const tag = (source: string, more = '') =>
      `<script async src="${source}" data-relaydesk ${more}></script>`;
    const host = await startSite({
      '/': `<!doctype html><html lang="zh-CN"><body>${[
        tag(`${here.desk.url}/widget.js?v=1`, 'data-company="jieli"'),
        tag(`${here.desk.url}/widget.js?v=2`, 'data-company="tuoyun"'),
        tag(`${other}/widget.js?v=3`),
        tag(`${here.desk.url}/widget.js?v=4`),
      ].join('')}</body></html>`,
    });
    const context = await here.browser.newContext({ ...desktop, locale: 'zh-CN' });
    try {
      const page = await context.newPage();
      const warnings: string[] = [];
      page.on('console', (line) => line.type() === 'warning' && warnings.push(line.text()));
      const warned = async (count: number) => {
        while (warnings.length < count) await page.waitForEvent('console');
      };
      if (late) {
        await page.route(`**/widget.js?${late}`, async (route) => {
          await warned(2);
          await route.continue();
        });
      }
      await page.goto(host.url);
      await page.getByTestId('launcher').click();
      await warned(2);
      expect(await page.getByTestId('launcher').count()).toBe(1);
      const frame = await page.getByTestId('chat-frame').getAttribute('src');
      expect(new URL(frame ?? '').searchParams.get('company')).toBe('jieli');
      const said = `RelayDesk: a page has one widget\nthis page: ${here.desk.url} jieli\n`;
      expect(warnings.sort()).toEqual([
        `${said}ignored tag: ${here.desk.url} tuoyun`,
        `${said}ignored tag: ${other} `,
      ]);
    } finally {
      await context.close();
      await host.stop();
    }
  },
  60_000,
);

test('the launcher and the chat wear what the settings say, from the first picture', async () => {
  const themed = await startTestDesk({
    webFolder,
    widgetTheme: { color: '#b4232a', position: 'left' },
  });
  const host = await startHostPage(themed.url);
  const context = await here.browser.newContext({ ...desktop, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    const launcher = page.getByTestId('launcher');
    const looks = await launcher.evaluate((button) => ({
      color: getComputedStyle(button).backgroundColor,
      left: button.getBoundingClientRect().left,
    }));
    expect(looks).toEqual({ color: 'rgb(180, 35, 42)', left: 20 });
    await launcher.click();
    const chat = page.frameLocator('[data-testid=chat-frame]');
    await chat.locator('[data-author=bot]').first().waitFor();
    expect(
      await chat.locator('.chat-head').evaluate((head) => getComputedStyle(head).backgroundColor),
    ).toBe(looks.color);
    await picture(page, 'sdk-theme');
  } finally {
    await context.close();
    await host.stop();
    await themed.stop();
  }
}, 60_000);
