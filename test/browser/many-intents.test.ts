import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { DraftView } from '../../src/protocol/index.js';
import { desktop, launchBrowser, picture } from '../fixtures/browser.js';
import { signIn } from '../fixtures/client.js';
import { jerksOf, Walk } from '../fixtures/long-tasks.js';
import { manyIntents } from '../fixtures/many-intents.js';
import { startProgramDesk, type ProgramDesk } from '../fixtures/program-desk.js';
import { smallIntents } from '../fixtures/small-intents.js';

let desk: ProgramDesk;
let intents: ReturnType<typeof smallIntents>;
let browser: Browser;
beforeAll(async () => {
  intents = smallIntents();
  desk = await startProgramDesk({ RELAYDESK_INTENTS: intents.folder });
  const { token } = await signIn(desk.url, 'admin', desk.passwordOf('admin'));
  const response = await fetch(`${desk.url}/api/v1/intents/drafts`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: '很多意图', files: manyIntents() }),
  });
  const { draft } = (await response.json()) as { draft: DraftView };
  expect(draft.changed).toHaveLength(30);
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.stop();
  intents?.remove();
});

async function openKnowledge(): Promise<Page> {
  const page = await (await browser.newContext({ ...desktop, locale: 'zh-CN' })).newPage();
  await page.goto(`${desk.url}/console/`);
  await page.getByTestId('login').fill('admin');
  await page.getByTestId('password').fill(desk.passwordOf('admin'));
  await page.getByTestId('sign-in').click();
  await page.getByTestId('open-knowledge').click();
  await page.getByTestId('knowledge').waitFor();
  return page;
}

async function walk(page: Page): Promise<Record<string, number>> {
  const steps = new Walk(page);
  const row = (name: string) => page.locator(`[data-intent="${name}"]`);
  const search = page.getByRole('searchbox', { name: '搜索意图或说法' });
  const editor = page.locator('.intent-editor');
  await steps.watch();
  await steps.step('choose the draft', async () => {
    await page.getByRole('combobox', { name: '查看哪一版' }).click();
    await page.getByTitle('很多意图').last().click();
    await row('account.feedback').waitFor();
    await page.getByText('many', { exact: false }).first().waitFor();
  });
  await steps.step('scroll', async () => {
    await row('account.feedback').hover();
    for (let turn = 0; turn < 20; turn++) {
      await page.mouse.wheel(0, 700);
      await page.waitForTimeout(30);
    }
  });
  await steps.step('search', async () => {
    await search.pressSequentially('many_aa.matter_aa');
    await row('many_aa.matter_aa').waitFor();
  });
  await steps.step('open the largest', async () => {
    await row('many_aa.matter_aa').click();
    await editor.locator('.utterance-list li').first().waitFor();
  });
  await steps.step('write', async () => {
    await page.getByTestId('utterances').pressSequentially('我想问问运费怎么算');
  });
  await steps.step('pick', async () => {
    for (const place of [0, 1, 2]) await editor.getByRole('checkbox').nth(place).click();
  });
  await steps.step('look at the end', async () => {
    await editor.locator('.utterance-list').hover();
    for (let turn = 0; turn < 20; turn++) {
      await page.mouse.wheel(0, 4000);
      await page.waitForTimeout(30);
    }
  });
  return steps.longest;
}

test('three hundred intents and fifty thousand utterances scroll and are searched without a jerk', async () => {
  const jerks = await jerksOf(async (round) => {
    const page = await openKnowledge();
    const longest = await walk(page);
    if (round === 1) await picture(page, 'many-intents');
    await page.context().close();
    return longest;
  });
  expect(jerks).toEqual([]);
}, 180_000);
