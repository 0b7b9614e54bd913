import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { violations } from '../fixtures/axe.js';
import { launchBrowser, phone, picture, webFolder } from '../fixtures/browser.js';
import { accept, ConsolePeople, leave } from '../fixtures/console-people.js';
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

test('a lost parcel, with everybody at their browsers: customer, frontline, supervisor, expert, admin', async () => {
  const people = new ConsolePeople(browser, desk);
  const frontline = await people.staff('frontline');
  const supervisor = await people.staff('supervisor', { dark: true });
  const expert = await people.staff('expert', { locale: 'zh-TW' });
  const admin = await people.staff('admin', { locale: 'en' });
  const page = await (await browser.newContext({ ...phone, locale: 'zh-CN' })).newPage();
  await page.goto(desk.url);
  const chat = page.frameLocator('[data-testid=chat-frame]');

  // The admin gives the frontline less to decide by themselves.
  await admin.getByTestId('settings').click();
  await admin.getByTestId('open-rules').click();
  const rule = admin.getByTestId('authority-rule').filter({ hasText: 'Frontline' }).first();
  await rule.getByRole('spinbutton').fill('100');
  await admin.getByTestId('save-rules').click();
  await admin.locator('[data-testid=save-rules][disabled]').waitFor();
  await supervisor.getByTestId('open-wall').click();

  // The customer files a claim that is more than the bot may settle.
  const response = await fetch(`${desk.url}/api/v1/demo/waybills`);
  const { waybills } = (await response.json()) as { waybills: Record<string, string>[] };
  const lost = waybills.find(({ state }) => state === 'LOST_SUSPECT');
  await page.getByTestId('launcher').click();
  const answers = chat.locator('[data-testid=message][data-author=bot]');
  await answers.first().waitFor();
  for (const text of [`${lost?.['waybill']} 丢了 要赔偿`, `${lost?.['receiverDigits']}`, '9000']) {
    const before = await answers.count();
    await chat.getByTestId('composer').fill(text);
    await chat.getByTestId('send').click();
    await answers.nth(before).waitFor();
  }
  await chat.getByTestId('queue-place').waitFor();
  await supervisor.getByTestId('wall-row').first().waitFor();

  // The frontline asks the expert in a note, and the supervisor for the amount.
  await accept(frontline);
  await supervisor.getByTestId('wall-row').getByText('小林').waitFor();
  await frontline.getByTestId('note-mode').click();
  const writing = frontline.getByTestId('note-composer');
  await writing.pressSequentially('@周');
  await frontline.getByText('周专家 · 专家').click();
  await writing.pressSequentially('未保价 报 1500 合适吗');
  await writing.press('Enter');
  await expert.getByTestId('consultations').getByRole('button').click();
  await expert.getByTestId('note').getByText('报 1500 合适吗').waitFor();
  await expert.getByTestId('note-composer').fill('合适，运费倍数以内');
  await expert.getByTestId('note-composer').press('Enter');
  await frontline.getByTestId('note').getByText('运费倍数以内').waitFor();
  const cases = frontline.getByTestId('cases');
  await cases.getByTestId('offer-amount').fill('1500');
  await cases.getByTestId('make-offer').click();
  await cases.getByTestId('approval').waitFor();

  await supervisor.getByTestId('open-care').click();
  await supervisor.getByRole('tab', { name: '待审批' }).click();
  await supervisor.getByTestId('approve').click();
  await chat.getByText('¥1500.00').first().waitFor();
  // Its own side panel shows the frontline what was decided.
  await cases.getByTestId('approval').waitFor({ state: 'detached', timeout: 5_000 });
  await frontline.getByText('回复客户', { exact: true }).click();
  await frontline.getByTestId('composer').fill('您看这个方案可以吗');
  await frontline.getByTestId('send').click();
  await chat.getByText('您看这个方案可以吗').waitFor();
  await picture(page, 'roles-1-customer');

  // Whatever stands on the five screens now can be used by everybody.
  for (const [name, screen] of Object.entries({ frontline, supervisor, expert, admin, page })) {
    await screen.waitForTimeout(400); // What opened last has slid in.
    await picture(screen, `roles-2-${name}`);
    expect({ name, missed: await violations(screen) }).toEqual({ name, missed: [] });
  }

  await frontline.getByTestId('close').click();
  await frontline.getByTestId('confirm-close').click();
  await chat.getByTestId('satisfaction').waitFor();
  expect(await chat.locator('body').innerText()).not.toMatch(/周专家|运费倍数|审批/);
  await leave(page, frontline, supervisor, expert, admin);
}, 120_000);
