import { beforeAll, describe, expect, test } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { browserDesk, desktop, phone, picture } from '../fixtures/browser.js';

const here = browserDesk();
let examples: { waybill: string; state: string; receiverDigits: string }[];
beforeAll(async () => {
  const response = await fetch(`${here.desk.url}/api/v1/demo/waybills`);
  ({ waybills: examples } = (await response.json()) as { waybills: typeof examples });
});

function exampleIn(state: string) {
  const found = examples.find((example) => example.state === state);
  if (!found) throw new Error(`No demo parcel is in ${state}`);
  return found;
}

/** Writes, and waits until the bot has said something more. */
async function converse(chat: FrameLocator, text: string): Promise<void> {
  const answers = chat.locator('[data-testid=message][data-author=bot]');
  const before = await answers.count();
  await chat.getByTestId('composer').fill(text);
  await chat.getByTestId('send').click();
  await answers.nth(before).waitFor();
}

/** What sticks out of the chat to the side, as a person would have to scroll there. */
function overflowOf(chat: FrameLocator): Promise<string[]> {
  return chat
    .locator('body')
    .evaluate((body) =>
      [...body.querySelectorAll('*')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => `${element.tagName} ${element.className}`),
    );
}

async function openChat(page: Page, query: string): Promise<FrameLocator> {
  await page.goto(`${here.desk.url}/${query}`);
  await page.getByTestId('launcher').click();
  const chat = page.frameLocator('[data-testid=chat-frame]');
  await chat.locator('[data-testid=message][data-author=bot]').first().waitFor();
  return chat;
}

describe.each([
  ['phone', phone, 'zh-CN'],
  ['desk', desktop, 'zh-CN'],
  ['phone', phone, 'en-US'],
  ['desk', desktop, 'zh-TW'],
] as const)('cards of what was asked for, on a %s', (size, device, locale) => {
  const words = {
    'zh-CN': {
      // Each parcel can be sped up once a day.
      parcel: () => [`${exampleIn('IN_TRANSIT').waybill} 到哪了`],
      quote: () => ['上海寄成都 3公斤 多少钱'],
      outlets: () => ['上海浦东的网点'],
      form: () => ['我要寄快递 上门取'],
      'work-order': () => [
        `催一下 ${exampleIn(size === 'phone' ? 'OUT_FOR_DELIVERY' : 'IN_TRANSIT').waybill}`,
      ],
      progress: () => {
        const { waybill, receiverDigits } = exampleIn('LOST_SUSPECT');
        return [`${waybill} 丢了 要赔偿`, receiverDigits, '50元', '我的理赔到哪一步了'];
      },
    },
    'zh-TW': {
      parcel: () => [`${exampleIn('IN_TRANSIT').waybill} 到哪了`],
      quote: () => ['上海寄成都 3公斤 多少錢'],
      outlets: () => ['上海浦東的網點'],
      form: () => ['我要寄件 請到府收件'],
      'work-order': () => [`請催一下 ${exampleIn('EXCEPTION').waybill}`],
      progress: () => ['我要投訴快遞員態度差', '我的投訴到哪了'],
    },
    'en-US': {
      parcel: () => [`where is ${exampleIn('IN_TRANSIT').waybill}`],
      quote: () => ['how much from Shanghai to Chengdu, 3 kg'],
      outlets: () => ['outlets in Pudong, Shanghai'],
      form: () => ['I want to send a parcel, please pick it up'],
      'work-order': () => [`please speed up ${exampleIn('ATTEMPT_FAILED').waybill}`],
      progress: () => ['I want to complain about a rude courier', 'how far is my complaint'],
    },
  }[locale];

  test.each(Object.entries(words))(
    `${locale}: %s`,
    async (card, texts) => {
      const context = await here.browser.newContext({ ...device, locale });
      const page = await context.newPage();
      const chat = await openChat(page, `?lang=${locale === 'en-US' ? 'en' : locale}`);
      for (const text of texts()) await converse(chat, text);
      const shown = chat.locator(`[data-testid=${card}-card]`);
      await shown.last().waitFor();
      await shown.last().scrollIntoViewIfNeeded();
      expect(await overflowOf(chat)).toEqual([]);
      await picture(page, `${card}-card-${size}-${locale}`);
      await context.close();
    },
    60_000,
  );
});

test('a form asks for what is missing, and its values are booked', async () => {
  const context = await here.browser.newContext({ ...phone, locale: 'zh-CN' });
  const page = await context.newPage();
  // The form is taller than the chat of a small phone: it opens at its beginning.
  await page.setViewportSize({ width: 360, height: 600 });
  const chat = await openChat(page, '');
  await converse(chat, '我要寄快递 上门取');
  const form = chat.getByTestId('form-card');
  await form.waitFor();
  await form.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  });
  const question = await chat.locator('.message', { has: form }).boundingBox();
  const log = await chat.getByTestId('messages').boundingBox();
  await picture(page, 'form-small-phone');
  expect(question && log && question.height > log.height).toBe(true);
  expect(question && log && question.y >= log.y && question.y < log.y + 60).toBe(true);
  await page.setViewportSize(phone.viewport);
  // The keyboard of a phone comes up: what is written is in sight.
  const goods = form.getByLabel('寄什么');
  await goods.focus();
  await page.setViewportSize({ width: 390, height: 480 });
  await goods.evaluate(async () => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(resolve));
    while (innerHeight > 480) await drawn();
    for (let frame = 0; frame < 3; frame++) await drawn();
  });
  const field = await goods.boundingBox();
  expect(field && field.y > 60 && field.y + field.height < 420).toBe(true);
  await page.setViewportSize(phone.viewport);
  await goods.fill('两本书');
  await form.getByLabel('取件地址').fill('上海市浦东新区世纪大道100号');
  await form.getByLabel('联系人').fill('李娟');
  await form.getByTestId('form-submit').click();
  // The browser itself says what is missing; nothing was sent.
  expect(await form.getByTestId('form-phone').evaluate((field) => field.matches(':focus'))).toBe(
    true,
  );
  await form.getByLabel('手机号').fill('13922228888');
  const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
  await form.getByLabel('取件日期').fill(tomorrow);
  await form.getByLabel('时段').selectOption('下午');
  await picture(page, 'form-filled-phone');
  await form.getByTestId('form-submit').click();
  await chat.getByRole('button', { name: '是的' }).click();
  await chat.getByTestId('work-order-card').waitFor();
  expect(await form.count()).toBe(0);
  await picture(page, 'form-booked-phone');
  await context.close();
}, 60_000);

test('a proof, a yes by its button, and a choice by its number', async () => {
  const context = await here.browser.newContext({ ...phone, locale: 'zh-CN' });
  const page = await context.newPage();
  const chat = await openChat(page, '');
  const { waybill, receiverDigits } = exampleIn('IN_TRANSIT');
  await converse(chat, `${waybill}改地址`);
  await converse(chat, receiverDigits);
  await converse(chat, '成都市武侯区人民南路四段1号');
  await picture(page, 'confirm-phone');
  const orders = chat.getByTestId('work-order-card');
  await chat.getByRole('button', { name: '是的' }).click();
  await orders.waitFor();
  await picture(page, 'confirmed-phone');
  await converse(chat, '今天天气怎么样');
  await converse(chat, '第一个');
  const last = chat.locator('[data-testid=message][data-author=bot]').last();
  expect(await last.innerText()).toMatch(/现在|目前/);
  await context.close();
}, 60_000);
