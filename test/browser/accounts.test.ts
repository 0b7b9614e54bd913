import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { generateSync } from 'otplib';
import type { Browser, Page } from 'playwright-core';
import { violations } from '../fixtures/axe.js';
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

async function open(path = '', options: object = desktop, locale = 'zh-CN'): Promise<Page> {
  const page = await (await browser.newContext({ ...options, locale })).newPage();
  await page.goto(`${desk.url}/console/${path}`);
  return page;
}

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByTestId('login').fill(login);
  await page.getByTestId('password').fill(password);
  await page.getByTestId('sign-in').click();
}

async function openStaff(page: Page): Promise<void> {
  await page.getByTestId('settings').or(page.getByTestId('menu')).click();
  await page.getByTestId('open-staff').click();
  await page.getByTestId('account-frontline').waitFor();
}

const PASSWORD = 'mountain-otter-47';

test('an admin invites somebody, who sets a password and a code, and is signed out by the admin', async () => {
  const admin = await open();
  await signIn(admin, 'admin', desk.passwordOf('admin'));
  await openStaff(admin);
  expect(await violations(admin)).toEqual([]);
  await picture(admin, 'accounts-1-staff');

  await admin.getByTestId('invite').click();
  await admin.getByLabel('账号', { exact: true }).fill('lin.xiaoyu');
  await admin.getByRole('textbox', { name: '姓名' }).fill('林小雨');
  await admin.getByLabel('负责的地区').click();
  await admin.keyboard.type('杭州');
  await admin.getByTitle('浙江省杭州市', { exact: true }).click();
  await admin.keyboard.press('Escape');
  await picture(admin, 'accounts-2-invite');
  await admin.getByTestId('save-account').click();
  const link = await admin.getByTestId('account-link').inputValue();
  await picture(admin, 'accounts-3-link');
  await admin.getByTestId('link-done').click();
  await admin.getByTestId('account-lin.xiaoyu').getByText('等待接受邀请').waitFor();
  expect(await admin.content()).not.toContain(link);

  const person = await open(new URL(link).hash);
  await person.getByText('林小雨，欢迎加入').waitFor();
  const choose = async (password: string) => {
    await person.getByTestId('new-password').fill(password);
    await person.getByTestId('password-again').fill(password);
    await person.getByTestId('set-password').click();
  };
  await choose('linxiaoyu-2026');
  await person.getByTestId('password-failure').getByText('姓名或账号').waitFor();
  expect(await violations(person)).toEqual([]);
  await picture(person, 'accounts-4-welcome');
  await choose(PASSWORD);
  await person.getByText('密码已设置').waitFor();
  expect(person.url()).not.toContain('link=');
  await signIn(person, 'lin.xiaoyu', PASSWORD);

  await person.getByTestId('account').click();
  await person.getByTestId('open-my-account').click();
  await person.getByTestId('add-factor').click();
  const secret = (await person.getByTestId('factor-secret').innerText()).replace(/\s/g, '');
  const seconds = () => Math.floor(Date.now() / 1000);
  await picture(person, 'accounts-5-own');
  expect(await violations(person)).toEqual([]);
  await person.getByTestId('factor-code').fill(generateSync({ secret, epoch: seconds() }));
  await person.getByTestId('confirm-factor').click();
  const codes = person.getByTestId('recovery-codes').getByRole('listitem');
  await codes.first().waitFor();
  expect(await codes.count()).toBe(10);
  await picture(person, 'accounts-6-recovery');
  await person.getByTestId('codes-kept').click();

  const elsewhere = await open('', phone);
  await signIn(elsewhere, 'lin.xiaoyu', PASSWORD);
  await elsewhere.getByTestId('code').fill(generateSync({ secret, epoch: seconds() + 30 }));
  await picture(elsewhere, 'accounts-7-code');
  await elsewhere.getByTestId('sign-in').click();
  await elsewhere.getByTestId('account').waitFor();

  const row = admin.getByTestId('account-lin.xiaoyu');
  await row.getByTestId('more-actions').click();
  await admin.getByTestId('account-sessions').click();
  const sessions = admin.getByTestId('sessions').getByRole('listitem');
  await sessions.nth(1).waitFor();
  await picture(admin, 'accounts-8-sessions');
  await sessions.first().getByTestId('end-session').click();
  await sessions.nth(1).waitFor({ state: 'detached' });
  await sessions.first().getByTestId('end-session').click();
  await sessions.first().waitFor({ state: 'detached' });
  // Both are told at once, by their sockets.
  await person.getByTestId('session-ended').waitFor();
  await picture(person, 'accounts-12-ended');
  await elsewhere.getByTestId('sign-in').waitFor();
  for (const page of [admin, person, elsewhere]) await page.context().close();
});

test('a link that was used says so, in the reader’s language, in the dark', async () => {
  const page = await open(
    '#link=abcdefghijklmnopqrstuvwxyz',
    { ...phone, colorScheme: 'dark' },
    'en',
  );
  await page.getByTestId('link-failure').waitFor();
  expect(await violations(page)).toEqual([]);
  await picture(page, 'accounts-9-link-over-en');
  await page.context().close();
});

test('accounts in the dark, on a phone, in Traditional Chinese', async () => {
  const page = await open('', { ...desktop, colorScheme: 'dark' }, 'zh-TW');
  await signIn(page, 'admin', desk.passwordOf('admin'));
  await openStaff(page);
  await picture(page, 'accounts-10-staff-dark');
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('account-frontline').getByTestId('edit-account').click();
  await page.getByTestId('save-account').waitFor();
  await picture(page, 'accounts-11-edit-dark');
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test('an admin makes a team with hours of its own, changes it, and dissolves it', async () => {
  const page = await open();
  await signIn(page, 'admin', desk.passwordOf('admin'));
  await page.getByTestId('settings').click();
  await page.getByTestId('open-teams').click();
  await page.getByTestId('new-team').click();
  await page.getByRole('textbox', { name: '组名' }).fill('华东理赔组');
  await page.getByLabel('成员').click();
  await page.getByTitle('小林 · 一线').click();
  await page.keyboard.press('Escape');
  await page.getByText('自己从排队里挑').click();
  await page.getByTestId('always-open').click();
  await page.getByRole('button', { name: '周六，加一段时间' }).click();
  await page.getByRole('button', { name: '周一，加一段时间' }).click();
  await page.getByTestId('add-exception').click();
  await page.getByTestId('save-team').click();
  await page.getByText('特殊日期要填写且不重复').waitFor();
  await page.getByLabel('日期', { exact: true }).fill('2026-12-31');
  await page.getByText('特殊日期要填写且不重复').waitFor({ state: 'detached' });
  await page.getByTestId('always-open').scrollIntoViewIfNeeded();
  expect(await violations(page)).toEqual([]);
  await picture(page, 'teams-1-new');
  await page.getByTestId('save-team').click();
  const row = page.getByRole('row').filter({ hasText: '华东理赔组' });
  await row.getByText('周一 09:00–18:00 19:00–23:00；周二–周六 09:00–18:00；周日 休息').waitFor();
  await page.getByTestId('save-team').waitFor({ state: 'detached' });
  await picture(page, 'teams-2-list');
  await page.getByTestId('theme-switch').click();
  await row.getByTestId('edit-team').click();
  await page.getByRole('textbox', { name: '组名' }).fill('华东组');
  expect(await violations(page)).toEqual([]);
  await picture(page, 'teams-3-edit-dark');
  await page.getByTestId('save-team').click();
  const renamed = page.getByRole('row').filter({ hasText: '华东组' });
  await renamed.getByTestId('remove-team').click();
  await page.getByRole('tooltip').getByRole('button', { name: '解散' }).click();
  await renamed.waitFor({ state: 'detached' });
  await page.context().close();
});
