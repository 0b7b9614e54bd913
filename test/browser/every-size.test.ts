/**
 * The whole way of a customer in every language on a phone and on a desk, in a shop's page that
 * means no good: what each part does in its corners is tested in the files of that part.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Converter } from 'opencc-js';
import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import type { Locale } from '../../src/protocol/index.js';
import { violations } from '../fixtures/axe.js';
import { browserDesk, desktop, phone, picture, write } from '../fixtures/browser.js';
import { connectStaff } from '../fixtures/client.js';
import { startHostPage } from '../fixtures/host-page.js';

const here = browserDesk({ staffCapacity: 20 });

const sizes: Record<'phone' | 'desk', BrowserContextOptions> = {
  phone: { ...phone, hasTouch: true, isMobile: true },
  desk: desktop,
};

const words = {
  'zh-CN': {
    parcel: (waybill: string) => `我的快递 ${waybill} 到哪了`,
    price: '上海寄到成都 3公斤多少钱',
    route: '上海市 → 四川省成都市',
    pickup: '我要寄快递 上门取',
    outlets: '成都哪里有网点',
    unsent: ['箱子右下角压坏了', '里面是茶杯'],
    matter: '破损怎么赔',
    reason: '等得有点久',
    hello: '您好，我来看一下照片。',
    thanks: '谢谢',
    transcript: '在线客服.txt',
  },
  'zh-TW': {
    parcel: (waybill: string) => `我的包裹 ${waybill} 到哪了`,
    price: '上海寄到成都 3公斤多少錢',
    route: '上海市 → 四川省成都市',
    pickup: '我要寄快遞 上門取',
    outlets: '成都哪裡有據點',
    unsent: ['箱子右下角壓壞了', '裡面是茶杯'],
    matter: '破損怎麼賠',
    reason: '等得有點久',
    hello: '您好，我來看一下照片。',
    thanks: '謝謝',
    transcript: '線上客服.txt',
  },
  en: {
    parcel: (waybill: string) => `Where is my parcel ${waybill}?`,
    price: 'How much is 3 kg from Shanghai to Chengdu?',
    route: 'Shanghai → Chengdu, Sichuan',
    pickup: 'I would like to send a parcel and have it picked up',
    outlets: 'Is there an outlet in Chengdu?',
    unsent: ['The lower corner is crushed', 'There are tea cups inside'],
    matter: 'What is paid for damage?',
    reason: 'It took a while',
    hello: 'Hello, let me look at the photo.',
    thanks: 'Thank you',
    transcript: 'Support.txt',
  },
};

const toSimplified = Converter({ from: 'tw', to: 'cn' });
const toTraditional = Converter({ from: 'cn', to: 'tw' });

/** What of a text is in another language than it should be. */
function foreign(text: string, locale: Locale): string[] {
  if (locale === 'en') return text.match(/[\u3400-\u9fff]+/g) ?? [];
  const own = (locale === 'zh-CN' ? toSimplified : toTraditional)(text);
  return text.split('\n').filter((line) => !own.includes(line));
}

/** What is read in the chat, with the names of its controls; no names, nor what people wrote. */
const readable = (names: string[]) => {
  const data = [...document.querySelectorAll('bdi')].map((one) => one.textContent ?? '');
  const text = [...document.querySelectorAll('*')]
    .filter((element) => !element.closest('[data-delivery], bdi, script, style'))
    .flatMap((element) => [
      ...[...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : [])),
      ...['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name)),
    ])
    .filter((text) => text?.trim())
    .join('\n');
  return [...data, ...names].reduce((rest, name) => rest.replaceAll(name || '\n', '\n'), text);
};

/** What sticks out to the side, is cut off, or is too small to touch. */
const misplaced = () => {
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (element.closest('svg, .unseen')) continue;
    const { left, right, width, height } = element.getBoundingClientRect();
    if (width === 0) continue;
    const name = `${element.tagName} ${element.className} ${element.textContent?.slice(0, 30)}`;
    if (right > innerWidth + 1 || left < -1) found.push(`sticks out: ${name}`);
    const { overflowX, textOverflow } = getComputedStyle(element);
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
      if (overflowX !== 'visible' || textOverflow === 'ellipsis') found.push(`cut off: ${name}`);
    }
    if (!element.matches('button, a, textarea, select')) continue;
    if (width < 24 || height < 24) found.push(`small: ${name}`);
  }
  return found;
};

async function damagePhoto(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({
    create: { width: 900, height: 1200, channels: 3, background: '#b5834a' },
  })
    .jpeg()
    .toBuffer();
  return { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer };
}

const csat = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve) =>
        window.addEventListener('relaydesk:csat', (event) =>
          resolve(event instanceof CustomEvent && event.detail),
        ),
      ),
  );

describe.each(['zh-CN', 'zh-TW', 'en'] as const)('a customer who reads %s', (locale) => {
  test.each(Object.entries(sizes))(
    'goes the whole way on a %s',
    async (size, device) => {
      const { desk, browser } = here;
      const say = words[locale];
      const host = await startHostPage(desk.url, '', `lang="${locale}"`);
      const context = await browser.newContext({ ...device, locale, acceptDownloads: true });
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      // That there is no network, and that a photo was sent before its preview was drawn.
      const known = /ERR_(INTERNET_DISCONNECTED|FILE_NOT_FOUND)/;
      page.on('console', (line) => {
        if (line.type() === 'error' && !known.test(line.text())) faults.push(line.text());
      });
      await page.goto(host.url);
      await page.getByTestId('launcher').click();
      const chat = page.frameLocator('[data-testid=chat-frame]');
      const bot = chat.locator('[data-testid=message][data-author=bot]');
      const frame = () => page.frames().find((one) => one.url().includes('/widget/')) as Frame;
      let step = 0;
      const names: string[] = [];
      /** A picture for people, and what a machine can see of it. */
      const look = async (name: string) => {
        await picture(page, `every-${locale}-${size}-${++step}-${name}`);
        const text = await frame().evaluate(readable, names);
        // Nobody has scrolled away: what is new is in sight.
        if (await chat.locator('.to-end').count()) faults.push(`${name}: not at the end`);
        const seen = [
          ...(await violations(frame())),
          ...(await violations(page)),
          ...(await frame().evaluate(misplaced)),
          ...foreign(text, locale),
        ];
        for (const fault of seen) {
          if (!faults.some((known) => known.endsWith(fault))) faults.push(`${name}: ${fault}`);
        }
      };
      const ask = async (text: string) => {
        const before = await bot.count();
        await write(chat, text);
        await bot.nth(before).waitFor();
      };

      await bot.first().waitFor();
      expect(await chat.getByTestId('quick-reply').count()).toBeGreaterThan(1);
      await look('greeting');

      await chat.getByTestId('quick-reply').first().click();
      await bot.nth(1).waitFor();
      const { waybills } = (await (await fetch(`${desk.url}/api/v1/demo/waybills`)).json()) as {
        waybills: { waybill: string; state: string }[];
      };
      const waybill = waybills.find(({ state }) => state === 'IN_TRANSIT')?.waybill ?? '';
      await ask(say.parcel(waybill));
      expect(await chat.getByTestId('parcel-card').innerText()).toContain(waybill);
      await look('parcel');
      await ask(say.price);
      expect(await chat.getByTestId('quote-card').innerText()).toContain(say.route);
      await chat.getByTestId('helpful-yes').click();
      await look('quote');
      await ask(say.outlets);
      await chat.getByTestId('outlets-card').waitFor();
      await look('outlets');
      await ask(say.pickup);
      await chat.getByTestId('form-card').waitFor();
      await look('form');

      await chat.getByTestId('emoji').click();
      await chat.getByTestId('emoji-panel').waitFor();
      await look('emoji');
      await chat.getByTestId('emoji-panel').getByRole('button').first().click();
      expect(await chat.getByTestId('composer').inputValue()).toMatch(/^\p{Emoji}/u);
      await chat.getByTestId('composer').fill('');
      await chat.getByTestId('attach').setInputFiles([await damagePhoto()]);
      await chat.getByTestId('photo').locator('img').waitFor();

      await chat.getByTestId('human-button').click();
      expect(await chat.getByTestId('queue-place').innerText()).toMatch(/1|next/);
      await look('waiting');
      await context.setOffline(true);
      for (const text of say.unsent) await write(chat, text);
      await chat.locator('[data-delivery=queued]').nth(1).waitFor();
      await chat.getByTestId('line-notice').waitFor();
      await look('offline');
      await context.setOffline(false);
      await chat.locator('[data-delivery=sent]', { hasText: say.unsent[1] ?? '' }).waitFor();
      const own = chat.locator('[data-testid=message][data-author=customer] .bubble');
      expect((await own.allInnerTexts()).slice(-2)).toEqual(say.unsent);

      await chat.getByTestId('call-me').click();
      await chat.getByTestId('callback-phone').fill('138 1234 5612');
      await chat.getByTestId('callback-matter').fill(say.matter);
      await look('callback');
      await chat.getByTestId('callback-submit').click();
      expect(await chat.getByTestId('callback-noted').innerText()).toContain('138******12');
      await look('callback-noted');
      await chat.getByTestId('callback-ok').click();

      const staff = await connectStaff(desk.url, 'frontline', desk.passwordOf('frontline'));
      const conversationId = staff.hello.waiting.at(-1)?.id ?? '';
      names.push(staff.hello.staff.name);
      await staff.ask('conversation.accept', { conversationId });
      await staff.ask('typing', { conversationId, active: true });
      await chat.getByTestId('typing').waitFor();
      await staff.ask('conversation.open', { conversationId });
      const { message } = await staff.ask('message.send', {
        ...{ conversationId, clientId: uuidv7(), text: say.hello },
      });
      await chat.locator('[data-author=staff]', { hasText: say.hello }).waitFor();
      await staff.waitFor('conversation', ({ seen }) => seen === message.seq);
      await write(chat, say.thanks);
      const { seq } = await staff.waitFor(
        'message',
        ({ content }) => 'text' in content && content.text === say.thanks,
      );
      await staff.ask('seen', { conversationId, seq });
      await chat.locator('[data-mark=seen]').waitFor();
      expect(await chat.getByTestId('speaker').innerText()).toBe(staff.hello.staff.name);
      await look('person');

      await staff.ask('conversation.close', { conversationId });
      staff.close();
      const rated = csat(page);
      await chat.locator('label', { has: chat.getByTestId('score-2') }).click();
      await chat.getByTestId('reason').fill(say.reason);
      await look('satisfaction');
      await chat.getByTestId('submit-rating').click();
      await chat.getByTestId('rated').waitFor();
      expect(await rated).toEqual({ score: 2 });
      await look('rated');

      await chat.getByTestId('start-anew').click();
      await chat.getByTestId('composer').waitFor();
      await ask(say.price);
      await chat.getByTestId('menu').click();
      await chat.getByTestId('menu-transcript').waitFor();
      await look('menu');
      const coming = page.waitForEvent('download');
      await chat.getByTestId('menu-transcript').click();
      const file = await coming;
      expect(file.suggestedFilename()).toBe(say.transcript);
      const text = readFileSync(await file.path(), 'utf8').replaceAll('\r\n', '\n');
      for (const one of await chat.locator('.bubble').allInnerTexts()) expect(text).toContain(one);

      await chat.getByTestId('menu').click();
      await chat.getByTestId('menu-end').click();
      expect(await chat.getByTestId('start-anew').count()).toBe(0);
      await chat.getByTestId('menu-end').click();
      await chat.getByTestId('start-anew').waitFor();
      await look('ended');
      await chat.getByTestId('start-anew').click();
      await chat.getByTestId('composer').waitFor();
      await chat.getByTestId('menu').click();
      await chat.getByTestId('menu-history').click();
      await chat.getByTestId('past').nth(1).waitFor();
      await look('history');
      await chat.getByTestId('past').last().click();
      await chat.getByTestId('past-messages').getByText(say.hello).waitFor();
      await look('history-read');
      await chat.getByTestId('history-back').click();
      await chat.getByTestId('past').last().waitFor();
      await page.keyboard.press('Escape');
      await chat.getByTestId('sheet').waitFor({ state: 'detached' });

      expect(faults).toEqual([]);
      await context.close();
      await host.stop();
    },
    60_000,
  );
});
