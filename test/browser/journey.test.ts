import { describe, expect, test } from '@jest/globals';
import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { browserDesk, desktop, phone, picture, write } from '../fixtures/browser.js';

const here = browserDesk();

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
    await page.goto(`${here.desk.url}/${query}`);
    await page.getByTestId('launcher').click();
    const chat = page.frameLocator('[data-testid=chat-frame]');
    await chat.locator('[data-testid=message][data-author=bot]').first().waitFor();
    return new CustomerPage(page, chat);
  }

  write(text: string): Promise<void> {
    return write(this.chat, text);
  }
}

class StaffPage {
  constructor(readonly page: Page) {}

  static async open(context: BrowserContext, login: string): Promise<StaffPage> {
    const page = await context.newPage();
    await page.goto(`${here.desk.url}/console/`);
    await page.getByTestId('login').fill(login);
    await page.getByTestId('password').fill(here.desk.passwordOf(login));
    await page.getByTestId('sign-in').click();
    await page.getByTestId('waiting-list').waitFor({ state: 'attached' });
    return new StaffPage(page);
  }

  /** Takes who waits longest. */
  async accept(name: string): Promise<void> {
    await this.page.getByTestId('waiting-list').getByTestId('conversation-row').first().click();
    await this.page.getByTestId('summary').waitFor();
    await picture(this.page, name);
    await this.page.getByTestId('accept').click();
    await this.page.getByTestId('composer').waitFor();
  }

  async close(): Promise<void> {
    await this.page.getByTestId('close').click();
    await this.page.getByTestId('confirm-close').click();
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
  await picture(page, 'journey-4-rating');
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

describe('a customer asks for a person', () => {
  test('who knows what was said, and is rated or not', async () => {
    const customerContext = await here.browser.newContext({ ...phone, locale: 'zh-CN' });
    const staffContext = await here.browser.newContext({ ...desktop, locale: 'zh-CN' });
    const customer = await CustomerPage.open(customerContext);
    const faults = faultsOf(customer.page);
    await customer.write('上海寄到成都 3公斤多少钱');
    await customer.chat.getByTestId('quote-card').waitFor();

    const staff = await StaffPage.open(staffContext, 'frontline');
    const staffFaults = faultsOf(staff.page);
    await customer.chat.getByTestId('human-button').click();
    await customer.chat.getByTestId('queue-place').waitFor();
    await staff.accept('journey-1-console-waiting');
    const history = staff.page.getByTestId('message');
    expect((await history.allInnerTexts()).join('\n')).toContain('上海寄到成都');

    await customer.chat.getByTestId('composer').pressSequentially('在吗');
    await staff.page.getByTestId('typing').waitFor();
    await staff.page.getByTestId('composer').pressSequentially('您好');
    await customer.chat.getByTestId('typing').waitFor();
    await picture(customer.page, 'journey-2-typing');
    await write(staff.page, '您好，我是小林，已经看到您的包裹了');
    await customer.chat.getByText('已经看到您的包裹了').waitFor();
    await customer.write('谢谢，<b onclick="alert(1)">不急</b>');
    await staff.page.getByText('<b onclick="alert(1)">不急</b>').first().waitFor();
    await customer.chat.locator('[data-mark=seen]').waitFor();
    await staff.page.getByTestId('seen').waitFor();
    await picture(staff.page, 'journey-3-console-chat');
    await picture(customer.page, 'journey-3-seen');

    await staff.close();
    await customer.chat.getByTestId('satisfaction').waitFor();
    await rateBadly(customer);
    await customer.chat.getByTestId('start-anew').click();
    await customer.chat.getByTestId('human-button').click();
    await customer.chat.getByTestId('queue-place').waitFor();
    await staff.accept('journey-5-console-again');
    await write(staff.page, '您好');
    await customer.chat.locator('[data-author=staff]').waitFor();
    await staff.close();
    await customer.chat.getByTestId('skip-rating').click();
    await customer.chat.getByTestId('satisfaction').waitFor({ state: 'detached' });

    expect(faults).toEqual([]);
    expect(staffFaults).toEqual([]);
    await customerContext.close();
    await staffContext.close();
  }, 90_000);

  test('two who race: one gets the chat, the other is told who has it', async () => {
    const contexts = await Promise.all(
      ['frontline', 'supervisor'].map(() =>
        here.browser.newContext({ ...desktop, locale: 'zh-CN' }),
      ),
    );
    const [first, second] = contexts;
    if (!first || !second) throw new Error('No contexts');
    const rivals = [
      await StaffPage.open(first, 'frontline'),
      await StaffPage.open(second, 'supervisor'),
    ];
    const customerContext = await here.browser.newContext({ ...phone, locale: 'zh-CN' });
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
});
