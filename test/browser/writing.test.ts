import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser } from 'playwright-core';
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
  await picture(staff, 'writing-1-canned');
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
  await picture(staff, 'writing-2-gaps');
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
  await picture(dark, 'writing-3-canned-dark');
  await leave(dark);
}, 90_000);
