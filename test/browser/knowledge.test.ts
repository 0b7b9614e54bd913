import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { desktop, launchBrowser, phone, picture } from '../fixtures/browser.js';

import { startProgramDesk, type ProgramDesk } from '../fixtures/program-desk.js';
import { smallIntents } from '../fixtures/small-intents.js';

let desk: ProgramDesk;
let intents: ReturnType<typeof smallIntents>;
let browser: Browser;
beforeAll(async () => {
  intents = smallIntents();
  desk = await startProgramDesk({ RELAYDESK_INTENTS: intents.folder });
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
  intents?.remove();
});

async function openKnowledge(context = desktop, query = ''): Promise<Page> {
  const page = await (await browser.newContext({ ...context, locale: 'zh-CN' })).newPage();
  await page.goto(`${desk.url}/console/${query}`);
  await page.getByTestId('login').fill('admin');
  await page.getByTestId('password').fill(desk.passwordOf('admin'));
  await page.getByTestId('sign-in').click();
  await page.getByTestId('open-knowledge').click();
  await page.getByTestId('knowledge').waitFor();
  return page;
}

async function answerInWidget(text: string): Promise<string> {
  const page = await (await browser.newContext({ ...desktop, locale: 'zh-CN' })).newPage();
  await page.goto(`${desk.url}/`);
  await page.getByTestId('launcher').click();
  const chat = page.frameLocator('[data-testid=chat-frame]');
  const said = chat.locator('[data-testid=message][data-author=bot]');
  await said.first().waitFor();
  await chat.getByTestId('composer').fill(text);
  await chat.getByTestId('send').click();
  await said.nth(1).waitFor();
  const answer = await said.nth(1).innerText();
  await page.context().close();
  return answer;
}

test('an admin adds an intent, is warned, mends it, checks, publishes, sees it live, and takes it back', async () => {
  const page = await openKnowledge();
  await picture(page, 'knowledge-live');
  await page.getByTestId('new-draft').click();
  await page.getByTestId('draft-title').fill('礼品包装上线');
  await page.getByRole('button', { name: '开始' }).click();

  await page.getByTestId('add-intent').click();
  const fill = (key: string, text: string) => page.getByTestId(`new-${key}`).fill(text);
  await fill('name', 'gifts.wrap');
  await fill('zhCN', '礼品包装');
  await fill('zhTW', '禮品包裝');
  await fill('en', 'Gift wrapping');
  await fill('answerCN', '可以加礼品包装。');
  await fill('answerTW', '可以加禮品包裝。');
  await fill('answerEn', 'We can wrap it.');
  const own = '能包装成礼品吗\n帮我做礼品包装\n礼品盒包装多少钱\n可以扎蝴蝶结吗\n要礼品包装';
  await fill('utterances', `${own}\n快递员电话多少`);
  const conflict = page.getByTestId('conflict');
  await conflict.waitFor();
  expect(await conflict.innerText()).toContain('courier.contact');
  await picture(page, 'knowledge-conflict');
  await fill('utterances', own);
  await conflict.waitFor({ state: 'detached' });
  await page.getByRole('dialog').getByRole('button', { name: '添加' }).click();
  await page.getByRole('article', { name: 'gifts.wrap' }).waitFor();
  expect(await page.getByTestId('changed-files').innerText()).toContain('gifts.yaml');
  await picture(page, 'knowledge-intent');

  await page.getByRole('tab', { name: '试一试' }).click();
  await page.getByTestId('try-say').fill('帮我做礼品包装');
  await page.getByTestId('try-say').press('Enter');
  await page.getByTestId('try-log').getByText('可以加礼品包装。').waitFor();
  await picture(page, 'knowledge-try');

  await page.getByRole('tab', { name: '检查与发布' }).click();
  await page.getByTestId('begin-check').click();
  await page.getByTestId('check-report').waitFor();
  expect(await page.getByTestId('check-report').innerText()).toContain('8 个里 8 个通过');
  await picture(page, 'knowledge-check');
  await page.getByTestId('publish-reason').fill('客户常问');
  await page.getByTestId('publish').click();
  await page.getByTestId('versions').locator('[data-version="2"]').waitFor();
  await picture(page, 'knowledge-history');
  expect(await answerInWidget('帮我做礼品包装')).toContain('可以加礼品包装');

  await page.getByTestId('restore-1').click();
  await page.getByTestId('restore-reason').fill('先不上');
  await page.getByRole('dialog').getByRole('button', { name: '恢复这一版' }).click();
  await page.getByTestId('versions').locator('[data-version="3"]').waitFor();
  expect(await answerInWidget('帮我做礼品包装')).not.toContain('可以加礼品包装');
  await page.context().close();
}, 120_000);

test('on a phone, in the dark, in English', async () => {
  const page = await openKnowledge({ ...phone, colorScheme: 'dark' } as typeof phone, '?lang=en');
  await page.locator('[data-intent="tracking.where"]').click();
  await page.getByRole('article', { name: 'tracking.where' }).waitFor();
  await picture(page, 'knowledge-phone-dark');
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wider).toBe(false);
  await page.context().close();
});
