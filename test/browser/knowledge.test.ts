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

test('on a phone, in the dark, in English', async () => {
  const page = await openKnowledge({ ...phone, colorScheme: 'dark' } as typeof phone, '?lang=en');
  await page.getByRole('searchbox').fill('tracking.where');
  await page.locator('[data-intent="tracking.where"]').click();
  await page.getByRole('article', { name: 'tracking.where' }).waitFor();
  await picture(page, 'knowledge-phone-dark');
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wider).toBe(false);
  await page.context().close();
});
