import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violations } from '../fixtures/axe.js';
import { desktop, launchBrowser, phone, picture } from '../fixtures/browser.js';
import { connectCustomer } from '../fixtures/client.js';
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
  await page.getByTestId('account').waitFor();
  const button = page.getByTestId('open-knowledge');
  // On a phone it is found in the menu.
  if (!(await button.isVisible())) await page.getByTestId('menu').click();
  await button.click();
  await page.getByTestId('knowledge').waitFor();
  return page;
}

/** A check learns the draft several times over. */
const CHECK_MS = 60_000;

/** What a customer is answered in the widget. */
async function answerTo(text: string): Promise<string> {
  const page = await (await browser.newContext({ ...desktop, locale: 'zh-CN' })).newPage();
  await page.goto(`${desk.url}/`);
  await page.getByTestId('launcher').click();
  const chat = page.frameLocator('[data-testid=chat-frame]');
  const answers = chat.locator('[data-testid=message][data-author=bot]');
  await answers.first().waitFor();
  await chat.getByTestId('composer').fill(text);
  await chat.getByTestId('send').click();
  await answers.nth(1).waitFor();
  const [, answer = ''] = await answers.allInnerTexts();
  await picture(page, 'knowledge-widget');
  await page.context().close();
  return answer;
}

test(
  'somebody who reads what is on the screen teaches the bot, and takes it back',
  async () => {
    const page = await openKnowledge();
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const dialog = page.getByRole('dialog');
    await page.getByText('account.feedback').waitFor();
    await picture(page, 'knowledge-1-live');

    await button('新建草稿').click();
    await page.getByRole('textbox', { name: '这次想改什么' }).fill('礼品包装上线');
    await button('开始').click();
    await button('新增意图').click();
    await page.getByRole('textbox', { name: '名称' }).fill('gifts.wrap');
    const titles = {
      '标题（简体中文）': '礼品包装',
      '标题（繁体中文）': '禮品包裝',
      '标题（英文）': 'Gift wrapping',
    };
    for (const [label, title] of Object.entries(titles)) await dialog.getByLabel(label).fill(title);
    const utterances = [
      '能包装成礼品吗',
      '快递员电话多少',
      '帮我做礼品包装',
      '礼品盒包装多少钱',
      '可以扎蝴蝶结吗',
    ];
    await dialog.getByLabel('客户会怎么说').fill(utterances.join('\n'));
    const answers = {
      '回答（简体中文）': '可以加礼品包装，下单时备注就行。',
      '回答（繁体中文）': '可以加禮品包裝，下單時備註即可。',
      '回答（英文）': 'We can wrap it: say so when you book.',
    };
    for (const [label, answer] of Object.entries(answers))
      await dialog.getByLabel(label).fill(answer);
    const warning = dialog.getByRole('alert').filter({ hasText: '混淆' });
    await warning.filter({ hasText: 'courier.contact' }).waitFor();
    await picture(page, 'knowledge-2-conflict');

    const apart = utterances.filter((text) => text !== '快递员电话多少');
    await dialog.getByLabel('客户会怎么说').fill(apart.join('\n'));
    await warning.waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: '添加' }).click();
    await page.getByRole('article', { name: 'gifts.wrap' }).waitFor();
    await picture(page, 'knowledge-3-added');

    await page.getByRole('tab', { name: '检查与发布' }).click();
    await button('开始检查').click();
    await page
      .getByRole('status')
      .filter({ hasText: /学习|验证|比较|演练|读取/ })
      .waitFor();
    await picture(page, 'knowledge-4-checking');
    await page.getByText('没见过的说法听对').waitFor({ timeout: CHECK_MS });
    await picture(page, 'knowledge-5-report');
    expect(await answerTo('帮我做礼品包装')).not.toContain('礼品');
    await page.getByRole('textbox', { name: '为什么这样改' }).fill('新服务');
    await button('发布').click();
    const live = page.getByRole('listitem').filter({ hasText: '线上' });
    await live.filter({ hasText: '新服务' }).waitFor();
    await picture(page, 'knowledge-6-published');
    expect(await answerTo('帮我做礼品包装')).toContain('可以加礼品包装');

    const first = page.getByRole('listitem').filter({ hasText: '第 1 版' });
    await first.getByRole('button', { name: '恢复这一版' }).click();
    await dialog.getByRole('textbox', { name: '为什么这样改' }).fill('价格还没定');
    await dialog.getByRole('button', { name: '恢复这一版' }).click();
    await live.filter({ hasText: '价格还没定' }).waitFor();
    await picture(page, 'knowledge-7-taken-back');
    expect(await answerTo('帮我做礼品包装')).not.toContain('礼品');
    await page.context().close();
  },
  CHECK_MS * 3,
);

test(
  'a draft goes to half of the customers first, is compared, and given to all',
  async () => {
    const page = await openKnowledge();
    const api = async (route: string, data: object = {}) =>
      (await page.request.post(`${desk.url}/api/v1/intents${route}`, { data })).json();
    const { draft } = await api('/drafts', { title: '快递员电话' });
    const texts = ['骑手的号码给我', '派件小哥怎么联系'];
    const edit = { kind: 'utterances.add', intent: 'courier.contact', locale: 'zh-CN', texts };
    await api(`/drafts/${draft.id}/edits`, { edits: [edit] });
    await api(`/drafts/${draft.id}/check`);
    await page.reload();
    await page.getByTestId('open-knowledge').click();
    await page.getByTestId('source').click();
    await page.getByTitle(/快递员电话/).click();
    await page.getByRole('tab', { name: '检查与发布' }).click();
    await page.getByTestId('pilot-choice').click({ timeout: CHECK_MS });
    await page.getByTestId('pilot-share').fill('100');
    await page.getByTestId('publish-reason').fill('先看看效果');
    // Everybody everywhere is no pilot.
    expect(await page.getByTestId('begin-pilot').isDisabled()).toBe(true);
    await page.getByTestId('pilot-share').fill('50');
    await page.getByTestId('begin-pilot').scrollIntoViewIfNeeded();
    await picture(page, 'pilot-1-form');
    await page.getByTestId('begin-pilot').click();
    const measures = page.getByTestId('pilot-measures');
    await measures.waitFor();
    for (let at = 0; at < 12; at++) {
      const customer = await connectCustomer(desk.url);
      await customer.converse('派件小哥怎么联系');
      if (at % 3 === 0) await customer.converse('转人工');
      customer.close();
    }
    await page.getByRole('tab', { name: '历史' }).click();
    await page.getByRole('tab', { name: '试点' }).click();
    await measures.getByText(/\/\d+/).first().waitFor();
    await picture(page, 'pilot-2-measures');
    await page.getByTestId('pilot-reason').fill('效果不错');
    await page.getByTestId('promote-pilot').click();
    await page.getByTestId('pilot').getByText('已推广').waitFor();
    await picture(page, 'pilot-3-promoted');
    await page.context().close();
  },
  CHECK_MS * 2,
);

test('a word is added to those that mean the same, in a draft', async () => {
  const page = await openKnowledge();
  await page.getByRole('button', { name: '新建草稿' }).click();
  await page.getByRole('textbox', { name: '这次想改什么' }).fill('口语词');
  await page.getByRole('button', { name: '开始', exact: true }).click();
  await page.getByRole('tab', { name: '词表' }).click();
  await page.getByTestId('add-concept').click();
  const save = page.getByTestId('save-concept');
  await page.getByRole('textbox', { name: '概念的名字' }).fill('Parcel 1');
  await page.getByRole('combobox', { name: '词' }).fill('包裹，宅配，宝贝件，');
  expect(await save.isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: '概念的名字' }).fill('parcel');
  await picture(page, 'knowledge-words');
  await save.click();
  await page.getByTestId('changed-files').getByText('words/concepts.yaml').waitFor();
  await page.getByText('包裹、宅配、宝贝件').waitFor();
  const line = page.locator('[data-concept=parcel]');
  await line.getByRole('button', { name: '修改' }).click();
  await line.getByRole('button', { name: '删除概念' }).click();
  await line.waitFor({ state: 'detached' });

  await page.getByRole('combobox', { name: '公司禁用语' }).fill('亲亲');
  await page.getByRole('combobox', { name: '公司禁用语' }).press('Enter');
  await page.getByTestId('save-forbidden').click();
  await page.getByTestId('changed-files').getByText('words/forbidden.yaml').waitFor();
  await page.getByTestId('save-forbidden').waitFor({ state: 'detached' });
  await picture(page, 'knowledge-forbidden');
  expect(await violations(page)).toEqual([]);
  await page.context().close();
});

test(
  'what the bot did not get is given to an intent with one key',
  async () => {
    for (const text of [
      '你们公司的股票代码是多少呀',
      '公司股票代码是多少',
      '明天火星上天气怎么样',
    ]) {
      await answerTo(text);
    }
    const page = await openKnowledge();
    await page.getByRole('tab', { name: '待学习' }).click();
    await page.getByText('请先新建或选择一份草稿').waitFor();
    await page.getByRole('button', { name: '新建草稿' }).click();
    await page.getByRole('textbox', { name: '这次想改什么' }).fill('学一学');
    await page.getByRole('button', { name: '开始', exact: true }).click();
    const groups = page.locator('[data-group]');
    const shares = groups.filter({ hasText: '股票代码' });
    await shares.getByText('新增意图').waitFor();
    await shares.focus();
    await picture(page, 'learning-inbox');
    await shares.press('1');
    await shares.waitFor({ state: 'detached' });
    await page.getByTestId('changed-files').filter({ hasText: '.yaml' }).waitFor();
    const weather = groups.filter({ hasText: '火星' });
    // Keys count again once the group before is stored.
    await weather.getByRole('button', { name: 'X', disabled: false }).waitFor();
    await weather.press('x');
    await weather.waitFor({ state: 'detached' });
    await picture(page, 'learning-done');
    await page.context().close();
  },
  CHECK_MS * 2,
);

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

test('an admin lets the first miss go to a person, and a flow ask for one thing more', async () => {
  const page = await openKnowledge();
  await page.getByTestId('new-draft').click();
  await page.getByTestId('draft-title').fill('早点请人');
  await page.getByRole('button', { name: '开始', exact: true }).click();
  await page.getByRole('tab', { name: '流程设置' }).click();
  await page.getByRole('spinbutton', { name: '连续几次没听懂请人来' }).fill('1');
  const address = page.getByTestId('questions-change_address');
  await address.getByRole('combobox').fill('联系人');
  await address.getByRole('combobox').press('Enter');
  await page.getByRole('heading', { name: '办事时问什么' }).click();
  await picture(page, 'knowledge-flows');
  await page.getByTestId('save-flows').click();
  await page.getByTestId('changed-files').filter({ hasText: 'settings/flows.yaml' }).waitFor();
  await address.filter({ hasText: '联系人和电话' }).waitFor();
  await page.context().close();

  const small = await openKnowledge(phone);
  await small.getByRole('tab', { name: '流程设置' }).click();
  await small.getByTestId('flows-panel').waitFor();
  await picture(small, 'knowledge-flows-phone');
  await small.context().close();
});

test('a region answers in its own words, and sees that the head office has changed its own', async () => {
  const page = await openKnowledge();
  await page.getByTestId('new-draft').click();
  await page.getByTestId('draft-title').fill('杭州');
  await page.getByRole('button', { name: '开始', exact: true }).click();
  await page.getByRole('tab', { name: '地区' }).click();
  const choose = async (box: string, words: string) => {
    await page.getByRole('combobox', { name: box }).fill(words);
    await page.getByRole('combobox', { name: box }).press('Enter');
  };
  await choose('省或市', '杭州');
  await choose('改一条', 'chat.thanks');
  const own = page.getByTestId('override');
  await own.getByTestId('reply-answer').fill('勿用谢，杭州的小递一直在。');
  await own.getByTestId('save-reply-answer').click();
  await own.getByText('与总部同步').waitFor();
  await page.getByTestId('region-share').waitFor();
  await own.getByTestId('region-words').fill('晓得了呀谢谢侬\n谢谢侬哦');
  await own.getByTestId('save-region-words').click();
  await own.getByTestId('save-region-words').waitFor({ state: 'detached' });
  await picture(page, 'knowledge-region-words');
  await page.getByRole('tab', { name: '试一试' }).click();
  await page.getByRole('combobox', { name: '在哪里试' }).press('ArrowDown');
  await page.getByTitle('浙江省 杭州市').click();
  await page.getByTestId('try-say').fill('晓得了呀谢谢侬');
  await page.getByTestId('try-say').press('Enter');
  await page.getByTestId('try-log').getByText('杭州的小递一直在').waitFor();
  await page.getByTestId('try-log').getByText('chat.thanks 100 %').waitFor();
  const source = await page.evaluate(async () => {
    const { drafts } = await (await fetch('/api/v1/intents/drafts')).json();
    return drafts.find(({ title }: { title: string }) => title === '杭州').id as string;
  });
  const variants = { 'zh-CN': ['不客气。'], 'zh-TW': ['不客氣。'], en: ['Welcome.'] };
  await page.request.post(`${desk.url}/api/v1/intents/drafts/${source}/edits`, {
    data: { edits: [{ kind: 'reply.set', intent: 'chat.thanks', key: 'answer', variants }] },
  });
  await page.getByRole('tab', { name: '流程设置' }).click();
  await page.reload();
  await page.getByTestId('open-knowledge').click();
  await page.getByTestId('source').click();
  await page.getByTitle(/^杭州/).click();
  await page.getByRole('tab', { name: '地区' }).click();
  await own.getByText('总部已改，请看').waitFor();
  await own.getByText('不客气。').waitFor();
  await picture(page, 'knowledge-region');
  await own.getByTestId('keep-override').click();
  await own.getByText('与总部同步').waitFor();
  await page.context().close();
});
