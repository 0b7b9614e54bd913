import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, FrameLocator, Page, WebSocketRoute } from 'playwright-core';
import { launchBrowser, phone, picture } from '../fixtures/browser.js';
import { connectCustomer } from '../fixtures/client.js';
import { builtMain, Program } from '../fixtures/program.js';
import { projectFolder } from '../fixtures/relaydesk.js';

let browser: Browser;
let context: BrowserContext;
let folder: string;
let server: Program;
let url: string;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-bad-line-'));
  server = start('0');
  url = await server.url();
  context = await browser.newContext({ ...phone, locale: 'zh-CN' });
  context.setDefaultTimeout(30_000);
}, 60_000);
afterEach(async () => {
  await context.close();
  await server.end('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function start(port: string, more: Record<string, string> = {}): Program {
  const env = { PORT: port, RELAYDESK_DATA: folder, CUSTOMER_MESSAGES_PER_10S: '1000', ...more };
  return new Program(env, projectFolder, builtMain);
}

/** One tab with the chat open. */
class Tab {
  private constructor(
    readonly page: Page,
    readonly chat: FrameLocator,
  ) {}

  static async open(): Promise<Tab> {
    const page = await context.newPage();
    const tab = new Tab(page, page.frameLocator('[data-testid=chat-frame]'));
    await tab.load();
    return tab;
  }

  async load(): Promise<void> {
    await this.page.goto(`${url}/`);
    await this.page.getByTestId('launcher').click();
    await this.chat.getByTestId('composer').waitFor();
  }

  async write(...texts: string[]): Promise<void> {
    for (const text of texts) {
      await this.chat.getByTestId('composer').fill(text);
      await this.chat.getByTestId('composer').press('Enter');
    }
  }

  /** Asks for a person: from now on nobody but the customer writes. */
  async waitForPerson(): Promise<void> {
    await this.chat.locator('[data-author=bot]').first().waitFor();
    await this.write('转人工');
    await this.chat.getByTestId('queue-place').waitFor();
  }

  sent(text: string) {
    return this.chat.locator('[data-delivery=sent]').getByText(text, { exact: true }).waitFor();
  }

  /** Waits until nothing is unsent, and gives what is shown: `seq text`, from top to bottom. */
  async settled(count: number): Promise<string[]> {
    const unsent = this.chat.locator('[data-delivery]:not([data-delivery=sent])');
    await unsent.first().waitFor({ state: 'detached' });
    const own = this.chat.locator('[data-delivery=sent]');
    await own.nth(count - 1).waitFor();
    return own.evaluateAll((all) =>
      all.map(
        (one) => `${one.getAttribute('data-seq')} ${one.querySelector('.bubble')?.textContent}`,
      ),
    );
  }
}

const textsOf = (shown: string[]) => shown.map((line) => line.replace(/^\d+ /, ''));

/** The sockets of all tabs, through the hands of a test. */
async function takeLine() {
  const line = { mode: 'open' as 'open' | 'cut' | 'deaf', sockets: new Set<WebSocketRoute>() };
  await context.routeWebSocket(/socket\.io/, (socket) => {
    if (line.mode === 'cut') return void socket.close();
    line.sockets.add(socket);
    const far = socket.connectToServer();
    far.onMessage((frame) => line.mode === 'open' && socket.send(frame));
  });
  return {
    become(mode: 'open' | 'cut' | 'deaf'): void {
      line.mode = mode;
      if (mode === 'cut') for (const socket of line.sockets) void socket.close();
    },
  };
}

describe('a bad line', () => {
  test('what is written while it is cut is marked, outlives a reload, and is sent in order', async () => {
    const line = await takeLine();
    const tab = await Tab.open();
    await tab.waitForPerson();
    line.become('cut');
    await tab.write('一', '二', '三');
    const queued = tab.chat.locator('[data-delivery=queued]');
    await queued.nth(2).waitFor();
    await tab.chat.getByTestId('line-notice').waitFor();
    await picture(tab.page, 'bad-line-cut');
    await tab.load();
    await queued.nth(2).waitFor();
    await tab.write('四');
    await picture(tab.page, 'bad-line-reloaded');
    line.become('open');
    expect(textsOf(await tab.settled(5))).toEqual(['转人工', '一', '二', '三', '四']);
  }, 90_000);

  test('what was stored but never confirmed is there once', async () => {
    const line = await takeLine();
    const tab = await Tab.open();
    await tab.waitForPerson();
    line.become('deaf');
    await tab.write('一', '二');
    await tab.chat.locator('[data-delivery=sending]').first().waitFor();
    line.become('cut');
    line.become('open');
    const shown = await tab.settled(3);
    expect(textsOf(shown)).toEqual(['转人工', '一', '二']);
    await tab.load();
    expect(await tab.settled(3)).toEqual(shown);
  }, 90_000);

  test('a server killed while two tabs are writing: all is there once, in order, in both', async () => {
    const [one, two] = [await Tab.open(), await Tab.open()];
    await one.waitForPerson();
    await two.chat.getByTestId('queue-place').waitFor();
    const numbered = (name: string, from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => `${name}${from + index}`);
    const writing = Promise.all([
      one.write(...numbered('甲', 0, 12)),
      two.write(...numbered('乙', 0, 12)),
    ]);
    await one.sent('甲2');
    await server.end('SIGKILL');
    await writing;
    await one.write(...numbered('甲', 12, 15));
    await two.write(...numbered('乙', 12, 15));
    await one.chat.locator('[data-delivery=queued]').first().waitFor();
    server = start(new URL(url).port);
    await server.url();

    const shown = await one.settled(31);
    expect(await two.settled(31)).toEqual(shown);
    const third = await Tab.open();
    expect(await third.settled(31)).toEqual(shown);
    const texts = textsOf(shown);
    expect(texts.filter((text) => text.startsWith('甲'))).toEqual(numbered('甲', 0, 15));
    expect(texts.filter((text) => text.startsWith('乙'))).toEqual(numbered('乙', 0, 15));
  }, 120_000);

  test('a tab that slept shows what was written meanwhile', async () => {
    const [sleeper, awake] = [await Tab.open(), await Tab.open()];
    await sleeper.waitForPerson();
    const devtools = await context.newCDPSession(sleeper.page);
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
    await awake.write('一', '二');
    const shown = await awake.settled(3);
    await devtools.send('Page.setWebLifecycleState', { state: 'active' });
    expect(await sleeper.settled(3)).toEqual(shown);
  }, 90_000);

  test('too many at once: the chat says so, keeps what is written, and is let in by itself', async () => {
    await server.end('SIGKILL');
    const { port } = new URL(url);
    server = start(port, { NEW_CUSTOMERS_PER_MIN: '1' });
    await server.url();
    // Who comes first has the minute's only place.
    const first = await connectCustomer(url);
    const late = await Tab.open();
    const notice = late.chat.locator('.line-notice.busy');
    await notice.waitFor();
    await late.write('我的包裹破了', '怎么办');
    const queued = late.chat.locator('[data-delivery=queued]');
    await queued.nth(1).waitFor();
    await picture(late.page, 'flooded-waits');
    await late.load();
    await notice.waitFor();
    await queued.nth(1).waitFor();
    // Who is known already is not kept out.
    const again = await connectCustomer(url, { token: first.hello.token });
    expect(again.conversationId).toBe(first.conversationId);

    await notice.waitFor({ state: 'detached', timeout: 90_000 });
    expect(textsOf(await late.settled(2))).toEqual(['我的包裹破了', '怎么办']);
    await late.chat.locator('[data-author=bot]').nth(1).waitFor();
    await picture(late.page, 'flooded-let-in');
    for (const customer of [first, again]) customer.close();
  }, 150_000);
});
