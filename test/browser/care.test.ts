import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { connectCustomer, type CustomerClient } from '../fixtures/client.js';
import { desktop, launchBrowser, picture, webFolder } from '../fixtures/browser.js';
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

async function signIn(login: string, locale: string): Promise<Page> {
  const page = await (await browser.newContext({ ...desktop, locale })).newPage();
  await page.goto(`${desk.url}/console/`);
  await page.getByTestId('login').fill(login);
  await page.getByTestId('password').fill(desk.passwordOf(login));
  await page.getByTestId('sign-in').click();
  await page.getByTestId('account').waitFor();
  return page;
}

async function demoWaybills() {
  const response = await fetch(`${desk.url}/api/v1/demo/waybills`);
  return (await response.json()) as {
    waybills: { waybill: string; state: string; receiverDigits: string }[];
  };
}

/** Files a claim that is a person's to decide, with the bot. */
async function claim(customer: CustomerClient): Promise<void> {
  const { waybills } = await demoWaybills();
  const parcel = waybills.find(({ state }) => state === 'LOST_SUSPECT')!;
  await customer.converse(`${parcel.waybill} 丢了 要赔偿`);
  await customer.converse(parcel.receiverDigits);
  await customer.converse('9000');
}

const told = (customer: CustomerClient, text: string) =>
  customer.waitFor(
    'message',
    ({ content }) => content.kind === 'text' && content.text.includes(text),
  );

test('a claim beyond the frontline is asked for, approved by a supervisor, and told', async () => {
  const customer = await connectCustomer(desk.url);
  await claim(customer);
  const frontline = await signIn('frontline', 'zh-CN');
  await frontline.getByTestId('waiting-list').getByRole('button').first().click();
  const panel = frontline.getByTestId('cases');
  await panel.getByTestId('claim').waitFor();
  await picture(frontline, 'care-1-claim-in-chat');
  await panel.getByTestId('offer-amount').fill('1500');
  await panel.getByTestId('make-offer').click();
  await panel.getByTestId('approval').waitFor();
  // Nobody decides on their own request.
  expect(await panel.getByTestId('approve').count()).toBe(0);
  await picture(frontline, 'care-2-approval-asked');

  const supervisor = await signIn('supervisor', 'en');
  await supervisor.getByTestId('open-care').click();
  await supervisor.getByRole('tab', { name: 'To approve' }).click();
  await supervisor.getByTestId('approve').waitFor();
  await supervisor.waitForTimeout(400); // The drawer has slid in.
  await picture(supervisor, 'care-3-to-approve');
  await supervisor.getByTestId('approve').click();
  await told(customer, '¥1500.00');
  await supervisor.getByTestId('approve').waitFor({ state: 'detached' });
  customer.close();
});

test('a claim that is not paid is refused with its reason, and told', async () => {
  const customer = await connectCustomer(desk.url);
  await customer.converse('水杯摔碎了 要赔');
  const { waybills } = await demoWaybills();
  const delivered = waybills.find(({ state }) => state === 'DELIVERED')!;
  await customer.converse(delivered.waybill);
  await customer.converse(delivered.receiverDigits);
  await customer.converse('80元');
  const frontline = await signIn('frontline', 'zh-CN');
  await frontline.getByTestId('open-care').click();
  const item = frontline.getByTestId('claim').filter({ hasText: delivered.waybill });
  await item.getByTestId('refuse-claim').click();
  expect(await frontline.getByTestId('confirm-refusal').isDisabled()).toBe(true);
  await frontline.getByTestId('refusal-reason').click();
  await frontline.getByTitle('材料看不出损失').click();
  await frontline.getByTestId('refusal-words').fill('外箱和内件的照片补上后，我们再看一次');
  await frontline.waitForTimeout(400); // The dialog has opened.
  await picture(frontline, 'care-5-not-paid');
  await frontline.getByTestId('confirm-refusal').click();
  await told(customer, '外箱和内件的照片补上后');
  await frontline.getByText('全部').first().click();
  await item.getByText('材料看不出损失').waitFor();
  await picture(frontline, 'care-6-refused');
  customer.close();
});

test('an admin changes who may decide how much, and what is paid', async () => {
  const admin = await signIn('admin', 'zh-CN');
  await admin.getByTestId('settings').click();
  await admin.getByTestId('open-rules').click();
  const matrix = admin.getByTestId('authority-rules');
  const frontline = matrix.getByTestId('authority-rule').filter({ hasText: '一线' }).first();
  await frontline.getByRole('spinbutton').fill('350');
  // Another admin has the page open meanwhile.
  const other = await signIn('admin', 'en');
  await other.getByTestId('settings').click();
  await other.getByTestId('open-rules').click();
  await other.getByTestId('add-rule').click();
  await picture(admin, 'care-8-authority');
  await matrix.getByTestId('save-rules').click();
  await admin.getByText('规则已保存').waitFor();
  await other.getByTestId('save-rules').click();
  await other.locator('.ant-message-error').waitFor();
  await other.getByText('Discard changes').click();
  await other.locator('[data-testid=save-rules][disabled]').waitFor();
  const stored = other.getByTestId('authority-rule').first().getByRole('spinbutton');
  expect(await stored.inputValue()).toBe('350.00');

  await admin.getByRole('tab', { name: '赔付标准' }).click();
  const terms = admin.getByTestId('compensation-rules');
  await terms.getByTestId('compensation-rule').first().waitFor();
  const rows = await terms.getByTestId('compensation-rule').count();
  await terms.getByTestId('add-rule').click();
  await admin.getByLabel('地区').fill('杭州');
  await admin.getByTitle('浙江省 杭州市').click();
  await admin.waitForTimeout(300); // The dialog has opened.
  await picture(admin, 'care-9-term');
  await admin.getByTestId('take-rule').click();
  await terms.getByText('浙江省 杭州市').waitFor();
  await terms.getByTestId('save-rules').click();
  await terms.locator('[data-testid=save-rules][disabled]').waitFor();
  expect(await terms.getByTestId('compensation-rule').count()).toBe(rows + 1);
  await picture(admin, 'care-10-terms');

  await admin.getByRole('tab', { name: '服务时限' }).click();
  const times = admin.getByTestId('service-rules');
  await times.getByRole('spinbutton', { name: '接起 一线' }).fill('5');
  await times.getByTestId('save-rules').click();
  await times.locator('[data-testid=save-rules][disabled]').waitFor();
  await picture(admin, 'care-11-times');

  await admin.getByRole('tab', { name: '价目有效期' }).click();
  const list = admin.getByTestId('price-lists').getByTestId('price-list').first();
  await list.filter({ hasText: '在用' }).waitFor();
  await list.getByRole('button', { name: '改日期' }).click();
  await admin.getByLabel('最后一天').fill('2099-12-31');
  await admin.waitForTimeout(300); // The dialog has opened.
  await picture(admin, 'care-12-days');
  await admin.getByTestId('save-days').click();
  await list.filter({ hasText: '2099-12-31' }).waitFor();
  await picture(admin, 'care-13-prices');
  await admin.context().close();
  await other.context().close();
});

test('a complaint is answered and closed, and its customer hears both', async () => {
  const customer = await connectCustomer(desk.url);
  await customer.converse('我要投诉派件员态度不好');
  const frontline = await signIn('frontline', 'zh-CN');
  await frontline.getByTestId('open-care').click();
  await frontline.getByRole('tab', { name: '投诉', exact: true }).click();
  const item = frontline.getByTestId('complaint').first();
  await item.getByTestId('complaint-text').fill('已联系派件员核实，明天上午给您回复');
  await frontline.waitForTimeout(400); // The drawer has slid in.
  await picture(frontline, 'care-4-complaint');
  await item.getByRole('button', { name: '先答复' }).click();
  await told(customer, '明天上午给您回复');
  await item.getByTestId('complaint-text').fill('网点负责人已向您致歉');
  await item.getByTestId('close-complaint').click();
  await frontline.getByRole('tooltip').getByRole('button', { name: '办结' }).click();
  await told(customer, '网点负责人已向您致歉');
  customer.close();
});

test('work orders are found by kind and number, and moved on', async () => {
  const customer = await connectCustomer(desk.url);
  const { waybills } = await demoWaybills();
  const parcel = waybills.find(({ state }) => state === 'IN_TRANSIT')!;
  await customer.converse(`${parcel.waybill} 催一下`);
  const frontline = await signIn('frontline', 'zh-CN');
  await frontline.getByRole('button', { name: '全部工单' }).click();
  const orders = frontline.getByTestId('all-work-orders').getByTestId('work-order');
  await frontline.getByTestId('work-order-kind').click();
  await frontline.getByTitle('改约派送').click();
  await frontline.getByText('没有工单').waitFor();
  await frontline.getByTestId('work-order-kind').click();
  await frontline.getByTitle('催件').click();
  const order = orders.filter({ hasText: parcel.waybill });
  await order.waitFor();
  const number = frontline.getByPlaceholder('运单号或工单号');
  await number.fill('YT0000000000000');
  await number.press('Enter');
  await frontline.getByText('没有工单').waitFor();
  await number.fill(` ${parcel.waybill.toLowerCase()} `);
  await number.press('Enter');
  await order.waitFor();
  await picture(frontline, 'care-14-work-orders');
  await order.getByTestId('advance-work-order').click();
  await frontline.getByRole('menuitem', { name: '已完成' }).click();
  await told(customer, '已办理完成');
  // What is done is not among those to act on, but among all.
  await frontline.getByText('没有工单').waitFor();
  await frontline.getByText('全部', { exact: true }).click();
  await order.and(frontline.locator('[data-state=done]')).waitFor();
  customer.close();
});
