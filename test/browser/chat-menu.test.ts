import { describe, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { browserDesk, desktop, phone, picture, write } from '../fixtures/browser.js';

const here = browserDesk();

const narrow = { ...phone, viewport: { width: 320, height: 568 } };

async function onChat(
  device: typeof phone,
  locale: string,
  run: (page: Page, chat: FrameLocator) => Promise<void>,
): Promise<void> {
  const context = await here.browser.newContext({ ...device, locale });
  context.setDefaultTimeout(10_000);
  try {
    const page = await context.newPage();
    await page.goto(`${here.desk.url}/?lang=${locale}`);
    await page.getByTestId('launcher').click();
    const chat = page.frameLocator('[data-testid=chat-frame]');
    await chat.locator('[data-author=bot]').first().waitFor();
    await run(page, chat);
  } finally {
    await context.close();
  }
}

/** What has the focus: the outer page's element, then the chat's. */
const focusOf = async (page: Page, chat: FrameLocator) => [
  await page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return inner instanceof HTMLElement ? inner.dataset['testid'] : undefined;
  }),
  await chat
    .locator('body')
    .evaluate(() =>
      document.activeElement instanceof HTMLElement
        ? document.activeElement.dataset['testid']
        : undefined,
    ),
];

describe('beside talking', () => {
  test('an answer that did not help brings in a person; one that did is thanked for', async () => {
    await onChat(phone, 'zh-CN', async (page, chat) => {
      await write(chat, '上海寄到成都 3公斤多少钱');
      await chat.getByTestId('helpful-yes').click();
      await chat.getByText('谢谢您的反馈').waitFor();
      await write(chat, '杭州寄到成都 2公斤多少钱');
      await picture(page, 'helpful');
      await chat.getByTestId('helpful-no').click();
      await chat.getByTestId('queue-place').waitFor();
      expect(await chat.getByTestId('helpful').count()).toBe(0);
      await picture(page, 'helpful-no');
    });
  }, 60_000);

  test('a call instead of waiting, at a number that is looked at', async () => {
    await onChat(narrow, 'zh-TW', async (page, chat) => {
      await chat.getByTestId('human-button').click();
      await chat.getByTestId('call-me').click();
      await chat.getByTestId('callback-phone').waitFor();
      expect((await focusOf(page, chat))[1]).toBe('callback-phone');
      await page.keyboard.type('12345');
      await chat.getByTestId('callback-matter').fill('箱子破了');
      await chat.getByTestId('callback-submit').click();
      await chat.getByRole('alert').waitFor();
      await picture(page, `callback-1-wrong`);
      await chat.getByTestId('callback-phone').fill('138 1234 5612');
      await chat.getByTestId('callback-submit').click();
      const noted = chat.getByTestId('callback-noted');
      await noted.waitFor();
      expect(await noted.innerText()).toContain('138******12');
      await picture(page, `callback-2-noted`);
      await chat.getByTestId('callback-ok').click();
      expect((await focusOf(page, chat))[1]).toBe('call-me');
      await chat.locator('[data-event=callback_left]').waitFor();
      await chat.getByTestId('queue-place').waitFor();
      await picture(page, `callback-3-waiting`);

      await chat.getByTestId('call-me').click();
      await chat.getByTestId('callback-phone').waitFor();
      await page.keyboard.press('Escape');
      await chat.getByTestId('sheet').waitFor({ state: 'detached' });
      expect((await focusOf(page, chat))[1]).toBe('call-me');
    });
  }, 60_000);

  test('a sign is put where one writes, by mouse or by keys', async () => {
    await onChat(desktop, 'zh-CN', async (page, chat) => {
      const composer = chat.getByTestId('composer');
      await composer.fill('谢谢您');
      await composer.press('ArrowLeft');
      await chat.getByTestId('emoji').click();
      await chat.getByRole('button', { name: '拜托或感谢' }).click();
      expect(await composer.inputValue()).toBe('谢谢🙏您');
      expect((await focusOf(page, chat))[1]).toBe('composer');
      await page.keyboard.type('！');
      expect(await composer.inputValue()).toBe('谢谢🙏！您');
      await chat.getByTestId('emoji').press('Enter');
      await chat.getByTestId('emoji-panel').waitFor();
      await picture(page, 'emoji');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      expect(await composer.inputValue()).toBe('谢谢🙏！😔您');
      await chat.getByTestId('emoji').click();
      await page.keyboard.press('Escape');
      await chat.getByTestId('emoji-panel').waitFor({ state: 'detached' });
      // The chat itself stays open.
      expect((await focusOf(page, chat))[1]).toBe('composer');
    });
  }, 60_000);

  test('sound is off until somebody wants it, and stays as it was set', async () => {
    await onChat(phone, 'en', async (page, chat) => {
      const sound = chat.getByTestId('menu-sound');
      await chat.getByTestId('menu').click();
      expect(await sound.getAttribute('aria-pressed')).toBe('false');
      await sound.click();
      expect(await sound.getAttribute('aria-pressed')).toBe('true');
      await page.reload();
      await page.getByTestId('launcher').click();
      await chat.getByTestId('menu').click();
      expect(await sound.getAttribute('aria-pressed')).toBe('true');
    });
  }, 60_000);
});

describe('for everybody', () => {
  test("the demo page speaks the browser's language, unless it is asked for another", async () => {
    const context = await here.browser.newContext({ ...desktop, locale: 'zh-HK' });
    const page = await context.newPage();
    for (const [query, locale, name] of [
      ['', 'zh-TW', '聯絡線上客服'],
      ['?lang=en', 'en', 'Chat with customer service'],
    ]) {
      await page.goto(`${here.desk.url}/${query}`);
      await page.locator(`html[lang=${locale}]`).waitFor();
      await page.getByTestId('launcher').and(page.getByRole('button', { name })).waitFor();
    }
    await context.close();
  }, 60_000);

  test('the whole way by keyboard alone, and the focus comes back', async () => {
    const context = await here.browser.newContext({ ...desktop, locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${here.desk.url}/`);
    const launcher = page.getByTestId('launcher');
    await launcher.focus();
    await page.keyboard.press('Enter');
    const chat = page.frameLocator('[data-testid=chat-frame]');
    await chat.locator('[data-author=bot]').first().waitFor();
    expect(await focusOf(page, chat)).toEqual(['chat-frame', 'composer']);
    await page.keyboard.type('上海寄到成都 3公斤多少钱');
    await page.keyboard.press('Enter');
    await chat.getByTestId('quote-card').waitFor();
    expect((await focusOf(page, chat))[1]).toBe('composer');

    await chat.getByTestId('menu').focus();
    await page.keyboard.press('Enter');
    await chat.getByTestId('menu-sound').waitFor();
    expect((await focusOf(page, chat))[1]).toBe('menu-sound');
    await page.keyboard.press('Tab');
    expect((await focusOf(page, chat))[1]).toBe('menu-transcript');
    await page.keyboard.press('Escape');
    expect(await focusOf(page, chat)).toEqual(['chat-frame', 'menu']);
    await page.keyboard.press('Escape');
    expect((await focusOf(page, chat))[0]).toBe('launcher');
    await context.close();
  }, 60_000);

  test.each(['zh-CN', 'zh-TW', 'en'])(
    '320 px wide in %s: nothing sticks out, all is named and large enough',
    async (locale) => {
      await onChat(narrow, locale, async (page, chat) => {
        await write(
          chat,
          locale === 'en'
            ? 'How much is 3 kg from Shanghai to Chengdu?'
            : '上海寄到成都 3公斤多少钱',
        );
        await chat.getByTestId('quote-card').waitFor();
        await chat.getByTestId('menu').click();
        await picture(page, `narrow-${locale}`);
        const faults = await chat.locator('body').evaluate((body) => {
          const found: string[] = [];
          for (const element of body.querySelectorAll<HTMLElement>('*')) {
            const { left, right } = element.getBoundingClientRect();
            if (right > innerWidth + 1 || left < -1) found.push(`sticks out: ${element.className}`);
          }
          for (const element of body.querySelectorAll<HTMLElement>('button, a, textarea')) {
            const { width, height } = element.getBoundingClientRect();
            if (width < 24 || height < 24) found.push(`small: ${element.outerHTML.slice(0, 80)}`);
            const name = element.getAttribute('aria-label') ?? element.textContent;
            if (!name?.trim()) found.push(`nameless: ${element.outerHTML.slice(0, 80)}`);
          }
          for (const svg of body.querySelectorAll('svg:not([aria-hidden])'))
            found.push(svg.outerHTML);
          return found;
        });
        expect(faults).toEqual([]);
        expect(await chat.getByRole('log').getAttribute('aria-label')).toBeTruthy();
        expect(await chat.locator('html').getAttribute('lang')).toBe(locale);
        const moving = await chat.locator('body').evaluate(() => document.getAnimations().length);
        expect(moving).toBe(0);
      });
    },
    60_000,
  );
});
