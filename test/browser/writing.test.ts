import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { violations } from '../fixtures/axe.js';
import { launchBrowser, picture, webFolder } from '../fixtures/browser.js';
import { accept, ConsolePeople, leave } from '../fixtures/console-people.js';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';

let desk: TestDesk;
let browser: Browser;
let people: ConsolePeople;
beforeAll(async () => {
  desk = await startTestDesk({ webFolder, staffCapacity: 20 });
  browser = await launchBrowser();
  people = new ConsolePeople(browser, desk);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
});

/** A picture for people, and what axe has to say. */
async function look(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(400); // Menus and dialogs have opened.
  await picture(page, name);
  expect([name, await violations(page)]).toEqual([name, []]);
}

async function waybillInTransit(): Promise<string> {
  const database = new pg.Client({ connectionString: desk.databaseUrl });
  await database.connect();
  const { rows } = await database.query(
    `SELECT number FROM waybill WHERE state = 'IN_TRANSIT' ORDER BY number LIMIT 1`,
  );
  await database.end();
  return rows[0].number;
}

test('a canned reply is found by a few letters, filled, and not sent with a gap', async () => {
  const waybill = await waybillInTransit();
  const { page, chat } = await people.customer(`${waybill} 到哪了`);
  const staff = await people.staff('frontline');
  await accept(staff);
  const composer = staff.getByTestId('composer');
  await composer.pressSequentially('/');
  await staff.getByTestId('canned-option').first().waitFor();
  await look(staff, 'writing-1-canned');
  await composer.pressSequentially('dqwl');
  await staff.getByTestId('canned-option').nth(1).waitFor({ state: 'detached' });
  await composer.press('Enter');
  expect(await composer.inputValue()).toContain(`${waybill} 目前运输中`);
  await composer.press('Enter');
  await chat.getByText('目前运输中').last().waitFor();

  await composer.pressSequentially('/offer');
  await composer.press('Escape');
  expect(await staff.getByTestId('canned').count()).toBe(0);
  await composer.press('Backspace');
  await composer.press('ArrowDown');
  await composer.press('Tab');
  await composer.press('Enter');
  await staff.getByText('先填好再发送：{金额} {依据}').waitFor();
  await look(staff, 'writing-2-gaps');
  await composer.pressSequentially('80 元');
  await composer.press('Tab');
  await composer.pressSequentially('公司约定');
  await composer.press('Enter');
  await chat.getByText('可以赔付 80 元，依据是公司约定').waitFor();
  expect(await composer.inputValue()).toBe('');
  await leave(page, staff);

  const dark = await people.staff('frontline', { locale: 'en', dark: true });
  await dark.getByTestId('my-list').getByRole('button').first().click();
  await dark.getByTestId('composer').pressSequentially('/');
  await dark.getByTestId('canned-option').first().waitFor();
  await look(dark, 'writing-3-canned-dark');
  await leave(dark);
}, 90_000);

test('an admin writes a canned reply in a draft, with gaps and values, for one team', async () => {
  const admin = await people.staff('admin');
  await admin.getByTestId('open-knowledge').click();
  await admin.getByRole('tab', { name: '快捷回复' }).click();
  await admin.getByTestId('canned-line').filter({ hasText: '赔付方案' }).click();
  await admin.getByRole('article', { name: '/offer' }).waitFor();
  await look(admin, 'writing-4-library');
  await admin.getByRole('button', { name: '新建草稿' }).click();
  await admin.getByTestId('draft-title').fill('话术');
  await admin.getByRole('button', { name: '开始', exact: true }).click();
  await admin.getByTestId('add-canned').click();
  await admin.getByTestId('canned-shortcut').fill('offer');
  await admin.getByText('已经有同名的快捷回复').waitFor();
  await admin.getByTestId('canned-shortcut').fill('storm');
  const texts = { 简体中文: '暴雨延误', 繁体中文: '暴雨延誤', 英文: 'Storm' };
  for (const [language, title] of Object.entries(texts)) {
    await admin.getByText(language).last().click();
    await admin.getByTestId('canned-title').fill(title);
    await admin.getByTestId('canned-text').fill(`${title} {几天} `);
    await admin.getByRole('button', { name: '单号', exact: true }).click();
  }
  await look(admin, 'writing-5-editor');
  await admin.getByTestId('save-canned').click();
  await admin.getByTestId('changed-files').filter({ hasText: 'canned/replies.yaml' }).waitFor();
  await admin.getByRole('article', { name: '/storm' }).getByText('{单号}').waitFor();
  await look(admin, 'writing-6-saved');
  await leave(admin);
}, 90_000);

test('words to avoid are told while one writes, and kept with the message for supervisors', async () => {
  const { page } = await people.customer();
  const staff = await people.staff('frontline');
  await accept(staff);
  const composer = staff.getByTestId('composer');
  const warning = staff.getByTestId('conduct-warning');
  await composer.fill('快递员说的“没办法”我知道了');
  expect(await warning.innerText()).toBe('');
  await composer.fill('真没办法，收件人电话 13912345678，丢件很正常');
  await warning.getByText('先说能做的').waitFor();
  await look(staff, 'writing-7-warning');
  await composer.press('Enter');
  await staff.getByTestId('conduct-marks').getByText('139******78').waitFor();
  const supervisor = await people.staff('supervisor', { dark: true });
  await supervisor.getByTestId('open-wall').click();
  await supervisor.getByTestId('conduct-today').waitFor();
  await supervisor.getByTestId('wall-row').last().getByRole('button').click();
  await supervisor.getByTestId('conduct-marks').waitFor();
  await look(supervisor, 'writing-8-marked');
  await leave(page, staff, supervisor);
}, 90_000);

test('chats, pages, actions and settings are a few keys away', async () => {
  const { page } = await people.customer();
  const staff = await people.staff('supervisor');
  const palette = staff.getByTestId('palette');
  const run = async (typed: string) => {
    await staff.keyboard.press('Control+k');
    await palette.fill(typed);
    await palette.press('Enter');
    await palette.waitFor({ state: 'detached' });
  };
  await staff.keyboard.press('Control+k');
  await staff.getByTestId('command').first().waitFor();
  await look(staff, 'writing-9-palette');
  await palette.fill('待接入');
  await palette.press('ArrowDown');
  await palette.press('ArrowUp');
  await palette.press('Enter');
  await staff.getByTestId('accept').waitFor();
  await run('jr');
  await staff.getByTestId('composer').waitFor();
  await staff.keyboard.press('Alt+p');
  await staff.getByTestId('note-composer').waitFor();
  await staff.keyboard.press('Alt+l');
  await staff.getByTestId('composer').waitFor();
  await run('忙');
  await staff.getByTestId('presence').getByText('忙碌').waitFor();
  await run('深色');
  expect(await staff.locator('html').getAttribute('data-theme')).toBe('dark');
  await run('english');
  await run('pass on');
  await staff.getByTestId('pass-to-person').waitFor();
  await look(staff, 'writing-10-pass-on');
  await staff.keyboard.press('Escape');
  await run('live wall');
  await staff.getByTestId('wall-staff').waitFor();
  await staff.keyboard.press('Control+k');
  await palette.fill('nothing like it');
  await look(staff, 'writing-11-palette-dark');
  await palette.press('Enter');
  await palette.press('Escape');
  await palette.waitFor({ state: 'detached' });
  await leave(page, staff);
}, 90_000);

test('the bot suggests an answer that is sent, changed, or done with its step', async () => {
  const waybill = await waybillInTransit();
  const { page, chat } = await people.customer();
  const staff = await people.staff('frontline');
  await accept(staff);
  const say = async (text: string) => {
    await chat.getByTestId('composer').fill(text);
    await chat.getByTestId('send').click();
  };
  const draft = staff.getByTestId('bot-draft');
  await say(`${waybill} 到哪了`);
  await draft.getByText('查快递').waitFor();
  await look(staff, 'writing-12-draft');
  await staff.keyboard.press('Alt+a');
  const composer = staff.getByTestId('composer');
  expect(await composer.inputValue()).toContain(waybill);
  await composer.fill('');
  await staff.keyboard.press('Alt+Enter');
  await chat.locator('[data-author=staff]').getByText(waybill).first().waitFor();
  await draft.waitFor({ state: 'detached' });
  await say('帮我催一下');
  await draft.getByText('提交工单：催件').waitFor();
  await look(staff, 'writing-13-step');
  await staff.getByTestId('accept-draft').click();
  await chat.locator('[data-author=staff]').getByText('催件').first().waitFor();
  await look(staff, 'writing-14-done');
  await leave(page, staff);
}, 90_000);

test('a conversation is labelled, and found again by what was said and by its label', async () => {
  const { page, chat } = await people.customer();
  const staff = await people.staff('frontline');
  await accept(staff);
  await chat.getByTestId('composer').fill('蓝色保温箱被压扁了');
  await chat.getByTestId('send').click();
  await staff.getByTestId('message').getByText('保温箱').waitFor();
  const labels = staff.getByTestId('labels').getByRole('combobox');
  await labels.fill('易碎');
  await labels.press('Enter');
  await labels.fill('回访');
  await labels.press('Enter');
  await staff.keyboard.press('Escape');
  await staff.getByTestId('my-list').getByText('回访').waitFor();
  await staff.getByTestId('open-search').click();
  const search = staff.getByRole('searchbox', { name: '查找会话' });
  await search.fill('保温箱');
  await search.press('Enter');
  const found = staff.getByTestId('found');
  await found.getByText('蓝色保温箱').waitFor();
  await found.nth(1).waitFor({ state: 'detached' });
  await found.click();
  await look(staff, 'writing-15-search');
  await search.fill('没有这句话');
  await search.press('Enter');
  await staff.getByText('没有找到这样的会话').waitFor();
  await staff.getByTestId('theme-switch').click();
  await search.fill('易碎');
  await search.press('Enter');
  await found.first().waitFor();
  await look(staff, 'writing-16-search-dark');
  await staff.getByRole('button', { name: '回到会话' }).click();
  await look(staff, 'writing-17-labels');
  await leave(page, staff);
}, 90_000);

test('who looks elsewhere is told on the desktop, and a click opens the chat', async () => {
  const staff = await people.staff('frontline');
  // A browser without a screen shows no notifications: these are kept to be looked at.
  await staff.addInitScript(() => {
    const shown: object[] = [];
    class Kept {
      static permission = 'default';
      static requestPermission = () => Promise.resolve((Kept.permission = 'granted'));
      readonly body: string;
      onclick: (() => void) | null = null;
      constructor(
        readonly title: string,
        options: { body: string },
      ) {
        this.body = options.body;
        shown.push(this);
      }
      close(): void {
        return undefined;
      }
    }
    Object.assign(window, { Notification: Kept, shown });
    document.hasFocus = () => false;
  });
  await staff.reload();
  await staff.getByTestId('alerts').click();
  await staff.getByTestId('alerts-desktop').click();
  await look(staff, 'writing-18-alerts');
  await staff.keyboard.press('Escape');
  const { page } = await people.customer();
  type Kept = { title: string; body: string; onclick: () => void }[];
  await staff.waitForFunction(() => (window as unknown as { shown: Kept }).shown.length > 0);
  const [told] = await staff.evaluate(() => (window as unknown as { shown: Kept }).shown);
  expect(told?.title).toMatch(/请您接入一个会话|有客户在排队/);
  expect(told?.body).toMatch(/^访客 [0-9a-f]{4} /);
  await staff.evaluate(() => (window as unknown as { shown: Kept }).shown.at(-1)?.onclick());
  await staff.getByTestId('accept').waitFor();
  await leave(page, staff);
}, 90_000);
