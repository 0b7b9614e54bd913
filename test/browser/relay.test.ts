import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, FrameLocator, Page } from 'playwright-core';
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

async function openConsole(login: string, locale = 'zh-CN', dark = false): Promise<Page> {
  const colorScheme = dark ? 'dark' : 'light';
  const context = await browser.newContext({ ...desktop, locale, colorScheme });
  const page = await context.newPage();
  await page.goto(`${desk.url}/console/`);
  await page.getByTestId('login').fill(login);
  await page.getByTestId('password').fill(desk.passwordOf(login));
  await page.getByTestId('sign-in').click();
  await page.getByTestId('waiting-list').waitFor({ state: 'attached' });
  return page;
}

/** A customer on a phone who waits for a person. */
async function customer(): Promise<{ page: Page; chat: FrameLocator }> {
  const page = await (await browser.newContext({ ...phone, locale: 'zh-CN' })).newPage();
  await page.goto(desk.url);
  await page.getByTestId('launcher').click();
  const chat = page.frameLocator('[data-testid=chat-frame]');
  await chat.locator('[data-testid=message][data-author=bot]').first().waitFor();
  await chat.getByTestId('human-button').click();
  await chat.getByTestId('queue-place').waitFor();
  return { page, chat };
}

/** Takes whoever came last: a test before may have left somebody waiting. */
async function accept(staff: Page): Promise<void> {
  await staff.getByTestId('waiting-list').getByRole('button').last().click();
  await staff.getByTestId('accept').click();
  await staff.getByTestId('composer').waitFor();
}

async function leave(...pages: Page[]): Promise<void> {
  await Promise.all(pages.map((page) => page.context().close()));
}

test('a colleague is asked in a note, answers in a note, and the customer sees neither', async () => {
  const frontline = await openConsole('frontline');
  const { page, chat } = await customer();
  await accept(frontline);
  await frontline.getByTestId('note-mode').click();
  const writing = frontline.getByTestId('note-composer');
  await writing.pressSequentially('客户要 9000 元赔偿，@周');
  await frontline.getByText('周专家 · 专家').waitFor();
  await picture(frontline, 'relay-1-mention');
  await writing.press('Enter');
  await writing.pressSequentially('怎么算？@');
  await frontline.getByText('陈主管 · 主管').waitFor();
  // Written at one stroke, and Enter comes before the list has narrowed.
  await frontline.keyboard.insertText('陈');
  await frontline.keyboard.press('Enter');
  expect(await writing.inputValue()).toMatch(/@周专家 怎么算？ @陈主管 $/);
  await frontline.keyboard.insertText('也看看');
  await frontline.keyboard.press('Enter');
  await frontline.getByTestId('note').waitFor();

  const expert = await openConsole('expert', 'zh-CN', true);
  const asked = expert.getByTestId('consultations').getByRole('button');
  expect(await asked.innerText()).toContain('1');
  await asked.click();
  await expert.getByTestId('note').waitFor();
  const answering = expert.getByTestId('note-composer');
  await answering.fill('未保价，按运费的倍数算');
  await answering.press('Enter');
  await frontline.getByTestId('note').getByText('按运费的倍数算').waitFor();
  await expert.getByTestId('note').getByText('按运费的倍数算').waitFor();
  await picture(expert, 'relay-2-consulted');
  await frontline.getByText('回复客户', { exact: true }).click();
  await frontline.getByTestId('composer').fill('您好，正在为您核算');
  await frontline.getByTestId('send').click();
  await chat.getByText('正在为您核算').waitFor();
  await picture(frontline, 'relay-3-notes');
  const seen = await chat.locator('body').innerText();
  expect(seen).not.toMatch(/9000|按运费的倍数|周专家|备注/);
  await leave(page, frontline, expert);
}, 90_000);

test('a chat is passed to a colleague, up, and back to the bot; the customer sees calm words', async () => {
  const frontline = await openConsole('frontline');
  const expert = await openConsole('expert', 'en');
  const { page, chat } = await customer();
  await accept(frontline);
  const passOn = async (from: Page, kind: string, choice: string | null, reason: string) => {
    await from.getByTestId('pass-on').click();
    await from.getByTestId(`pass-to-${kind}`).click();
    if (choice) {
      await from.getByTestId('pass-on-target').click();
      await from.getByTitle(choice).click();
    }
    await from.getByTestId('pass-on-reason').fill(reason);
    await picture(from, `relay-4-pass-to-${kind}`);
    await from.getByTestId('confirm-pass-on').click();
    await from.getByTestId('confirm-pass-on').waitFor({ state: 'hidden' });
  };
  await passOn(frontline, 'tier', '主管', '客户要求主管答复');
  await chat.getByText('正在请同事接着为您处理').waitFor();
  await picture(page, 'relay-5-customer-moved');
  const supervisor = await openConsole('supervisor');
  await accept(supervisor);
  await supervisor.getByText('客户要求主管答复').waitFor();
  await passOn(supervisor, 'person', '周专家 · 专家 · 在线', '保价件，请核对');
  await expert.getByText('陈主管 passed a conversation to you').waitFor();
  await picture(expert, 'relay-6-given');
  await expert.getByTestId('my-list').getByRole('button').click();
  await expert.getByTestId('note').getByText('保价件，请核对').waitFor();
  await passOn(expert, 'bot', null, 'solved');
  await chat.getByText('接下来由智能客服为您服务').waitFor();
  await picture(page, 'relay-7-customer-bot');
  expect(await chat.locator('body').innerText()).not.toMatch(/主管答复|保价件|solved|升级/);
  await leave(page, frontline, expert, supervisor);
}, 90_000);

test('a supervisor takes a chat over; its colleague is told why, the customer only who goes on', async () => {
  const frontline = await openConsole('frontline');
  const supervisor = await openConsole('supervisor', 'zh-CN', true);
  const { page, chat } = await customer();
  await accept(frontline);
  expect(await frontline.getByTestId('take-over').count()).toBe(0);
  await supervisor.goto(frontline.url());
  await supervisor.getByTestId('take-over').click();
  await supervisor.getByTestId('take-over-reason').fill('客户点名要主管');
  await picture(supervisor, 'relay-8-take-over');
  await supervisor.getByTestId('confirm-take-over').click();
  await supervisor.getByTestId('composer').waitFor();
  await frontline.getByText('陈主管 接管了您的一个会话').waitFor();
  await picture(frontline, 'relay-9-taken');
  await chat.getByText('陈主管').first().waitFor();
  expect(await chat.locator('body').innerText()).not.toContain('点名');
  await leave(page, frontline, supervisor);
}, 90_000);

test('a supervisor sees on the wall who has what, watches, whispers and joins', async () => {
  const frontline = await openConsole('frontline');
  const supervisor = await openConsole('supervisor', 'zh-CN', true);
  expect(await frontline.getByTestId('open-wall').count()).toBe(0);
  await supervisor.getByTestId('open-wall').click();
  await supervisor.getByTestId('wall-staff').getByText('小林').waitFor();
  const { page, chat } = await customer();
  const waiting = supervisor.getByTestId('wall-row').filter({ hasText: '已等' });
  const row = supervisor.locator(`[data-id="${await waiting.getAttribute('data-id')}"]`);
  await accept(frontline);
  await row.getByText('小林').waitFor();
  await frontline.getByTestId('composer').fill('您好');
  await frontline.getByTestId('send').click();
  await chat.getByText('您好').last().waitFor();
  await chat.getByTestId('composer').fill('我的快件三天没动了');
  await chat.getByTestId('send').click();
  await row.getByLabel('1 条客户消息未回复').waitFor();
  await picture(supervisor, 'relay-10-wall');
  await row.getByRole('button').click();
  await supervisor.getByTestId('chat-pane').getByText('三天没动').waitFor();
  await frontline.getByTestId('watched').getByText('陈主管 正在旁观').waitFor();
  await supervisor.getByTestId('whisper-mode').click();
  await supervisor.getByTestId('note-composer').fill('先查最后一站，再回电');
  await supervisor.getByTestId('send-note').click();
  await frontline.getByTestId('note').getByText('先查最后一站').waitFor();
  await frontline.getByTestId('note').getByText('陈主管 悄悄告诉您').waitFor();
  await supervisor.getByTestId('note').getByText('您悄悄告诉 小林').waitFor();
  await picture(supervisor, 'relay-11-watching');
  await supervisor.getByTestId('join').click();
  await supervisor.getByTestId('composer').fill('我是陈主管，已请网点马上核对');
  await supervisor.getByTestId('send').click();
  await chat.getByText('已请网点马上核对').waitFor();
  await frontline.getByTestId('watched').getByText('陈主管 也在回复客户').waitFor();
  await frontline.getByTestId('message').getByText('已请网点马上核对').waitFor();
  await picture(frontline, 'relay-12-joined');
  await picture(page, 'relay-13-customer-joined');
  await supervisor.getByTestId('step-out').click();
  await supervisor.getByTestId('composer').waitFor({ state: 'detached' });
  expect(await chat.locator('body').innerText()).not.toMatch(/最后一站|旁观|加入/);

  await row.getByRole('checkbox').check();
  await supervisor.getByTestId('reassign').click();
  await supervisor.getByTestId('reassign-to-team').click();
  await supervisor.getByTestId('reassign-target').click();
  await supervisor.keyboard.press('Enter');
  await supervisor.getByTestId('reassign-reason').fill('小林要下班了');
  await picture(supervisor, 'relay-14-reassign');
  await supervisor.getByTestId('confirm-reassign').click();
  await row.getByText('已等').waitFor();
  await picture(supervisor, 'relay-15-reassigned');
  await leave(page, frontline, supervisor);
}, 90_000);

test('an abusive customer is warned twice with a click, then asked to leave a number', async () => {
  const frontline = await openConsole('frontline');
  const { page, chat } = await customer();
  await accept(frontline);
  const step = frontline.getByTestId('abuse-step');
  const insult = async () => {
    await chat.getByTestId('composer').fill('你就是个傻逼，滚');
    await chat.getByTestId('composer').press('Enter');
    await step.waitFor();
  };
  await insult();
  await picture(frontline, 'relay-abuse-1-warn');
  await step.click();
  await chat.getByText('麻烦您先不要用伤人的话').waitFor();
  await step.waitFor({ state: 'detached' });
  await insult();
  await step.click();
  await chat.getByText('再次请您不要辱骂').waitFor();
  await step.waitFor({ state: 'detached' });
  await insult();
  await step.click();
  await frontline.getByTestId('confirm-abuse-close').waitFor();
  await frontline.emulateMedia({ colorScheme: 'dark' });
  await picture(frontline, 'relay-abuse-2-close');
  await frontline.getByTestId('confirm-abuse-close').click();
  await chat.getByTestId('start-anew').waitFor();
  await frontline.getByTestId('presence').getByText('休息到').waitFor();
  await picture(frontline, 'relay-abuse-3-pause');
  await picture(page, 'relay-abuse-4-customer');
  await chat.getByTestId('call-me').click();
  await chat.getByTestId('callback-phone').fill('13812345612');
  await chat.getByTestId('callback-submit').click();
  await chat.getByTestId('callback-noted').waitFor();
  await leave(frontline, page);
});

test('who left a number is called by one of the team; a supervisor sees what was late', async () => {
  const { page, chat } = await customer();
  await chat.getByTestId('call-me').click();
  await chat.getByTestId('callback-phone').fill('13912345678');
  await chat.getByTestId('callback-matter').fill('外箱破损，想问怎么赔');
  await chat.getByTestId('callback-submit').click();
  await chat.getByTestId('callback-noted').waitFor();
  const database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  await database.query(
    `INSERT INTO sla_alarm (conversation_id, kind, started_at, stage, tier, due_at, fired_at, escalated)
     SELECT id, kind, now() - interval '9 minutes', 'breach', 'frontline',
            now() - interval '7 minutes', now() - interval '7 minutes', kind = 'accept'
       FROM conversation, unnest(ARRAY['accept', 'next_response']) AS kind
      WHERE state <> 'bot'`,
  );
  await database.end();

  const supervisor = await openConsole('supervisor');
  await supervisor.getByTestId('open-callbacks').click();
  const row = supervisor.getByTestId('callback').filter({ hasText: '外箱破损' });
  await row.getByText('139******78').waitFor();
  await picture(supervisor, 'relay-callbacks-1-open');
  await row.getByTestId('callback-reveal').click();
  await row.getByText('13912345678').waitFor();
  const frontline = await openConsole('frontline', 'zh-CN', true);
  await frontline.getByTestId('open-callbacks').click();
  await frontline
    .getByTestId('callback')
    .filter({ hasText: '外箱破损' })
    .getByTestId('callback-take')
    .click();
  await frontline.getByTestId('callbacks-mine').click();
  await frontline.getByText('13912345678').waitFor();
  await picture(frontline, 'relay-callbacks-2-mine-dark');
  await frontline.getByTestId('callback-finish').first().click();
  await frontline.getByText('没有这样的回电').waitFor();

  await supervisor.getByTestId('close-page').click();
  await supervisor.getByTestId('open-breaches').click();
  await supervisor.getByTestId('breach').first().waitFor();
  await picture(supervisor, 'relay-breaches');
  await leave(page, supervisor, frontline);
});
