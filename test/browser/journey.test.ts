import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { desktop, launchBrowser, phone, picture, webFolder } from '../fixtures/browser.js';
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

/** Faults of a page: script errors, and whatever the content security policy refused. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // A failed request for the present session is how the console learns that nobody is signed in.
    if (message.type() === 'error' && !message.text().includes('401')) faults.push(message.text());
  });
  return faults;
}

class CustomerPage {
  constructor(
    readonly page: Page,
    readonly chat: FrameLocator,
  ) {}

  static async open(context: BrowserContext, query = ''): Promise<CustomerPage> {
    const page = await context.newPage();
    await page.goto(`${desk.url}/${query}`);
    await page.getByTestId('launcher').click();
    const chat = page.frameLocator('[data-testid=chat-frame]');
    await chat.locator('[data-testid=message][data-author=bot]').first().waitFor();
    return new CustomerPage(page, chat);
  }

  async write(text: string): Promise<void> {
    await this.chat.getByTestId('composer').fill(text);
    await this.chat.getByTestId('send').click();
  }

  /** Text of all messages, top to bottom. */
  messages(): Promise<string[]> {
    return this.chat.getByTestId('message').allInnerTexts();
  }
}

class StaffPage {
  constructor(readonly page: Page) {}

  static async open(context: BrowserContext, login: string): Promise<StaffPage> {
    const page = await context.newPage();
    await page.goto(`${desk.url}/console/`);
    await page.getByTestId('login').fill(login);
    await page.getByTestId('password').fill(desk.passwordOf(login));
    await page.getByTestId('sign-in').click();
    await page.getByTestId('waiting-list').waitFor({ state: 'attached' });
    return new StaffPage(page);
  }

  async write(text: string): Promise<void> {
    await this.page.getByTestId('composer').fill(text);
    await this.page.getByTestId('send').click();
  }
}

/** Says that it was not good and why; the page around the chat is told the mark alone. */
async function rateBadly({ page, chat }: CustomerPage): Promise<void> {
  const heard = page.evaluate(
    () =>
      new Promise((resolve) =>
        window.addEventListener('relaydesk:csat', (event) =>
          resolve(event instanceof CustomEvent && event.detail),
        ),
      ),
  );
  await chat.getByTestId('score-1').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await chat.getByTestId('reason').fill('等得有点久');
  await picture(page, 'phone-10-rating');
  await page.context().setOffline(true);
  await chat.getByTestId('submit-rating').click();
  await chat.getByRole('alert').waitFor();
  expect(await chat.getByTestId('reason').inputValue()).toBe('等得有点久');
  await page.context().setOffline(false);
  await chat.locator('[data-line=online]').waitFor();
  await chat.getByTestId('submit-rating').click();
  await chat.getByTestId('rated').waitFor();
  expect(await heard).toEqual({ score: 2 });
}

describe('a customer asks, the bot answers, a person takes over', () => {
  test.each([
    ['phone', phone],
    ['desk', desktop],
  ])(
    'on a %s',
    async (name, device) => {
      const customerContext = await browser.newContext({ ...device, locale: 'zh-CN' });
      const staffContext = await browser.newContext({ ...desktop, locale: 'zh-CN' });
      const customer = await CustomerPage.open(customerContext);
      const faults = faultsOf(customer.page);
      await picture(customer.page, `${name}-1-greeting`);

      const { waybills } = (await (await fetch(`${desk.url}/api/v1/demo/waybills`)).json()) as {
        waybills: { waybill: string }[];
      };
      const waybill = waybills.find((entry) => entry.waybill.startsWith('YT'))?.waybill ?? '';
      await customer.write(`我的快递 ${waybill} 到哪了`);
      const parcel = customer.chat.getByTestId('parcel-card');
      await parcel.waitFor();
      expect(await parcel.innerText()).toContain(waybill);
      await picture(customer.page, `${name}-2-parcel`);

      await customer.write('上海寄到成都 3公斤多少钱');
      await customer.chat.getByTestId('quote-card').waitFor();
      await picture(customer.page, `${name}-3-quote`);

      await customer.write('成都哪里有网点');
      const outlets = customer.chat.getByTestId('outlets-card');
      await outlets.waitFor();
      expect(await outlets.locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
      await picture(customer.page, `${name}-4-outlets`);

      const staff = await StaffPage.open(staffContext, 'frontline');
      const staffFaults = faultsOf(staff.page);
      await customer.chat.getByTestId('human-button').click();
      const place = customer.chat.getByTestId('queue-place');
      await place.waitFor();
      expect(await place.innerText()).toMatch(/\d/);
      await picture(customer.page, `${name}-5-waiting`);

      const row = staff.page.getByTestId('waiting-list').getByTestId('conversation-row').first();
      await row.click();
      await staff.page.getByTestId('summary').waitFor();
      await picture(staff.page, `${name}-6-console-waiting`);
      await staff.page.getByTestId('accept').click();
      await staff.page.getByTestId('composer').waitFor();
      const history = staff.page.getByTestId('message');
      expect((await history.allInnerTexts()).join('\n')).toContain('上海寄到成都');

      await customer.chat.getByTestId('composer').pressSequentially('在吗');
      await staff.page.getByTestId('typing').waitFor();
      await staff.page.getByTestId('composer').pressSequentially('您好');
      await customer.chat.getByTestId('typing').waitFor();
      await picture(customer.page, `${name}-7-typing`);
      await staff.write('您好，我是小林，已经看到您的包裹了');
      await customer.chat.getByText('已经看到您的包裹了').waitFor();
      await customer.write('谢谢，<b onclick="alert(1)">不急</b>');
      await staff.page.getByText('<b onclick="alert(1)">不急</b>').first().waitFor();
      await picture(staff.page, `${name}-8-console-chat`);
      await picture(customer.page, `${name}-9-person`);

      await staff.page.getByTestId('close').click();
      await staff.page.getByTestId('confirm-close').click();
      await customer.chat.getByTestId('start-anew').waitFor();
      await customer.chat.getByTestId('satisfaction').waitFor();
      await picture(customer.page, `${name}-10-closed`);
      if (name === 'phone') await rateBadly(customer);
      else await customer.chat.getByTestId('skip-rating').click();
      await customer.chat.getByTestId('satisfaction').waitFor({ state: 'detached' });
      await picture(customer.page, `${name}-11-asked`);
      await customer.chat.getByTestId('start-anew').click();
      await customer.chat.getByTestId('composer').waitFor();

      expect(faults).toEqual([]);
      expect(staffFaults).toEqual([]);
      await customerContext.close();
      await staffContext.close();
    },
    90_000,
  );

  test('two who race: one gets the chat, the other is told who has it', async () => {
    const contexts = await Promise.all(
      ['frontline', 'supervisor'].map(() => browser.newContext({ ...desktop, locale: 'zh-CN' })),
    );
    const [first, second] = contexts;
    if (!first || !second) throw new Error('No contexts');
    const rivals = [
      await StaffPage.open(first, 'frontline'),
      await StaffPage.open(second, 'supervisor'),
    ];
    const customerContext = await browser.newContext({ ...phone, locale: 'zh-CN' });
    const customer = await CustomerPage.open(customerContext);
    await customer.chat.getByTestId('human-button').click();
    for (const { page } of rivals) {
      await page.getByTestId('waiting-list').getByTestId('conversation-row').first().click();
      await page.getByTestId('accept').waitFor();
    }
    await Promise.all(
      rivals.map(({ page }) =>
        page
          .getByTestId('accept')
          .click({ timeout: 3_000 })
          .catch(() => undefined),
      ),
    );
    await Promise.any(rivals.map(({ page }) => page.getByTestId('composer').waitFor()));
    const writing = await Promise.all(
      rivals.map(async ({ page }) => (await page.getByTestId('composer').count()) > 0),
    );
    expect(writing.filter(Boolean)).toHaveLength(1);
    const loser = rivals[writing.indexOf(false)];
    await loser?.page
      .getByText(/小林|陈主管/)
      .first()
      .waitFor();
    if (loser) await picture(loser.page, 'race-loser');
    await Promise.all([...contexts, customerContext].map((context) => context.close()));
  }, 90_000);

  test('a cut line: what was written meanwhile is sent once, in order, after it is back', async () => {
    const context = await browser.newContext({ ...phone, locale: 'zh-CN' });
    const customer = await CustomerPage.open(context);
    await customer.chat.getByTestId('human-button').click();
    await customer.chat.getByTestId('queue-place').waitFor();
    await context.setOffline(true);
    for (const text of ['第一句', '第二句', '第三句']) await customer.write(text);
    await picture(customer.page, 'offline');
    await context.setOffline(false);
    await customer.chat
      .locator('[data-testid=message][data-author=customer]:not([data-delivery=sent])')
      .first()
      .waitFor({ state: 'detached', timeout: 30_000 })
      .catch(() => undefined);
    await customer.page.reload();
    await customer.page.getByTestId('launcher').click();
    await customer.chat.getByText('第三句').waitFor();
    const texts = (await customer.messages()).map((text) => /第[一二三]句/.exec(text)?.[0]);
    expect(texts.filter((text) => text !== undefined)).toEqual(['第一句', '第二句', '第三句']);
    await context.close();
  }, 90_000);

  test.each(['zh-TW', 'en'])(
    'speaks %s',
    async (lang) => {
      const context = await browser.newContext({ ...phone, locale: lang });
      const customer = await CustomerPage.open(context, `?lang=${lang}`);
      await picture(customer.page, `greeting-${lang}`);
      const [greeting] = await customer.messages();
      expect(greeting).toMatch(lang === 'en' ? /[A-Za-z]{3}/ : /[\u4e00-\u9fff]/);
      await context.close();
    },
    60_000,
  );
});
