import { expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { browserDesk, desktop, phone, picture } from '../fixtures/browser.js';
import { box, phoneFilm, taggedWebm } from '../fixtures/phone-film.js';

const here = browserDesk();

/** A crushed box, as far as a few shapes can show one. */
async function damagePhoto(background: string): Promise<{ mimeType: string; buffer: Buffer }> {
  const box = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="2250"><path d="M600 700l1000-300 900 400-200 1000-1300 200z" fill="#b5834a"/><path d="M900 900l500 300-100 400" stroke="#3b2a15" stroke-width="40" fill="none"/></svg>`,
  );
  const buffer = await sharp({ create: { width: 3000, height: 2250, channels: 3, background } })
    .composite([{ input: box }])
    .jpeg()
    .toBuffer();
  return { mimeType: 'image/jpeg', buffer };
}

async function staffPage(): Promise<Page> {
  const page = await (await here.browser.newContext({ ...desktop, locale: 'zh-CN' })).newPage();
  await page.goto(`${here.desk.url}/console/`);
  await page.getByTestId('login').fill('frontline');
  await page.getByTestId('password').fill(here.desk.passwordOf('frontline'));
  await page.getByTestId('sign-in').click();
  await page.getByTestId('waiting-list').waitFor({ state: 'attached' });
  return page;
}

test('photos of damage go over a broken line, in order, and staff look at them', async () => {
  const context = await here.browser.newContext({ ...phone, locale: 'zh-CN' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => /Content Security/.test(line.text()) && faults.push(line.text()));
  await page.goto(`${here.desk.url}/`);
  await page.getByTestId('launcher').click();
  const chat = page.frameLocator('[data-testid=chat-frame]');
  await chat.getByTestId('human-button').click();
  await chat.getByTestId('queue-place').waitFor();

  const [one, two] = [await damagePhoto('#889'), await damagePhoto('#565')];
  await chat.getByTestId('attach').setInputFiles([{ name: 'a.jpg', ...one }]);
  await chat.getByTestId('photo').first().locator('img').waitFor();
  await context.setOffline(true);
  await chat.getByTestId('attach').setInputFiles([{ name: 'b.svg.jpg', ...two }]);
  await chat.locator('[data-author=customer][data-delivery=queued] img').waitFor();
  await chat.getByTestId('composer').fill('右下角压坏了');
  await chat.getByTestId('send').click();
  await picture(page, 'photos-1-offline');
  await context.setOffline(false);
  await chat.locator('[data-delivery=sent]', { hasText: '右下角压坏了' }).waitFor();
  await chat.getByTestId('photo').nth(1).locator('img').waitFor();
  await picture(page, 'photos-2-sent');
  const own = chat.locator('[data-testid=message][data-author=customer]');
  const kinds = await own.evaluateAll((messages) =>
    messages.map((message) => (message.querySelector('.photo') ? 'photo' : 'text')),
  );
  expect(kinds).toEqual(['text', 'photo', 'photo', 'text']);

  await chat.getByTestId('photo').first().click();
  const large = chat.getByTestId('photo-large');
  await large.waitFor();
  await large.evaluate(async (image) => {
    if (image instanceof HTMLImageElement) await image.decode();
  });
  expect(
    await large.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
  ).toBe(2048);
  await picture(page, 'photos-3-large');
  await chat.getByTestId('sheet-close').click();

  await chat
    .getByTestId('attach')
    .setInputFiles([
      { name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') },
    ]);
  await chat.locator('[data-delivery=failed]').waitFor();
  await picture(page, 'photos-4-refused');

  const staff = await staffPage();
  await staff.getByTestId('waiting-list').getByRole('button').first().click();
  await staff.getByTestId('accept').click();
  await staff.getByTestId('photo').nth(1).locator('img').waitFor();
  await picture(staff, 'photos-5-console');
  await staff.getByTestId('photo').first().click();
  await staff.locator('.ant-image-preview img').first().waitFor();
  await staff.waitForTimeout(400); // The preview has faded in.
  await picture(staff, 'photos-6-console-large');
  expect(faults).toEqual([]);
  await context.close();
}, 120_000);

/** Opens the demo page's chat in a browser of its own. */
async function openChat() {
  const context = await here.browser.newContext({ ...phone, locale: 'zh-CN' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(`${here.desk.url}/`);
  await page.getByTestId('launcher').click();
  const chat = page.frameLocator('[data-testid=chat-frame]');
  await chat.getByTestId('message').first().waitFor();
  return { context, page, chat };
}

/** Pastes into the composer, or drops on the chat, as a page's script sees it. */
function handOver(
  target: Locator,
  event: 'paste' | 'drop',
  { files = [], text = '' }: { files?: Buffer[]; text?: string },
): Promise<void> {
  const encoded = files.map((file) => file.toString('base64'));
  return target.evaluate(
    (element, given) => {
      const data = new DataTransfer();
      if (given.text) data.setData('text/plain', given.text);
      for (const [index, base64] of given.encoded.entries()) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], `p${index}.jpg`, { type: 'image/jpeg' }));
      }
      const init = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        given.event === 'drop'
          ? new DragEvent('drop', { ...init, dataTransfer: data })
          : new ClipboardEvent('paste', { ...init, clipboardData: data }),
      );
    },
    { event, text, encoded },
  );
}

/** Waits until so many photos wait in the browser's own database. */
async function photosWait(page: Page, count: number): Promise<void> {
  const frame = page.frames().find((one) => one.url().includes('/widget/'));
  await frame?.waitForFunction(async (wanted) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error());
      });
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'relaydesk')) return wanted === 0;
    const database = await settled(indexedDB.open('relaydesk'));
    const photos = database.transaction('photos').objectStore('photos');
    const waiting = await settled(photos.count());
    database.close();
    return waiting === wanted;
  }, count);
}

test('pasted and dropped photos go in their order, before what is written after them', async () => {
  const { context, page, chat } = await openChat();
  const [one, two] = [await damagePhoto('#889'), await damagePhoto('#565')];
  const composer = chat.getByTestId('composer');
  await handOver(composer, 'paste', { files: [one.buffer] });
  await handOver(chat.getByTestId('chat'), 'drop', { files: [two.buffer] });
  await composer.fill('两张都是今天拍的');
  await composer.press('Enter');
  await chat.locator('[data-delivery=sent]', { hasText: '今天拍的' }).waitFor();
  const own = chat.locator('[data-testid=message][data-author=customer]');
  const kinds = await own.evaluateAll((messages) =>
    messages.map((message) => (message.querySelector('.photo') ? 'photo' : 'text')),
  );
  expect(kinds).toEqual(['photo', 'photo', 'text']);
  await photosWait(page, 0);

  // A copied table comes with a picture of itself: the words are what was meant.
  await handOver(composer, 'paste', { files: [one.buffer], text: '单号 SJ1' });
  expect(await own.count()).toBe(3);
  await context.close();
}, 60_000);

test('a video of damage plays for the customer and for staff, and can be taken back', async () => {
  const { context, page, chat } = await openChat();
  await chat.getByTestId('human-button').click();
  await chat.getByTestId('queue-place').waitFor();
  const film = { name: 'box.webm', mimeType: 'video/webm', buffer: taggedWebm() };
  await chat.getByTestId('attach').setInputFiles([film]);
  const clip = chat.getByTestId('video').locator('video');
  await clip.waitFor();
  await page.waitForTimeout(500); // Its first picture has come.
  await picture(page, 'videos-1-sent');
  expect(await playedFor(clip)).toBeGreaterThan(0.3);
  expect(await clip.evaluate((video) => video instanceof HTMLVideoElement && video.autoplay)).toBe(
    false,
  );

  // On its way it shows what it is, and can be taken back.
  const uploads = '**/api/v1/customer/conversations/*/videos?*';
  await page.route(uploads, () => undefined);
  await chat.getByTestId('attach').setInputFiles([film]);
  await chat.getByTestId('unsent-photo').locator('video').waitFor();
  await chat.getByTestId('composer').fill('单号 SJ1');
  await chat.getByTestId('send').click();
  await picture(page, 'videos-2-unsent');
  await chat.getByTestId('cancel-upload').click();
  await chat.locator('[data-delivery=sent]', { hasText: '单号 SJ1' }).waitFor();
  expect(await chat.getByTestId('unsent-photo').count()).toBe(0);
  await page.unroute(uploads);

  const broken = { name: 'x.mov', mimeType: 'video/quicktime', buffer: Buffer.from('<script>') };
  await chat.getByTestId('attach').setInputFiles([broken]);
  const refused = chat.locator('[data-delivery=failed]');
  await refused.waitFor();
  expect(await refused.getByRole('button').allTextContents()).toEqual(['删除']);
  await picture(page, 'videos-3-refused');

  // As a phone makes it: what is left of it after the cleaning is still a film.
  await refused.getByRole('button').click();
  const phoneMade = { name: 'IMG_1.MOV', mimeType: 'video/quicktime', buffer: phoneFilm() };
  await chat.getByTestId('attach').setInputFiles([phoneMade]);
  const second = chat.getByTestId('video').nth(1).locator('video');
  expect(await playedFor(second)).toBeGreaterThan(0.3);
  await picture(page, 'videos-4-phone-made');

  const staff = await staffPage();
  await staff.getByTestId('waiting-list').getByRole('button').first().click();
  await staff.getByTestId('accept').click();
  expect(await playedFor(staff.getByTestId('video').locator('video').first())).toBeGreaterThan(0.3);
  expect(await playedFor(staff.getByTestId('video').locator('video').nth(1))).toBeGreaterThan(0.3);
  await picture(staff, 'videos-5-console');
  await context.close();
}, 90_000);

/** Plays it, and gives how far it came, in seconds. */
async function playedFor(video: Locator): Promise<number> {
  await video.waitFor();
  return video.evaluate(async (element) => {
    if (!(element instanceof HTMLVideoElement)) return 0;
    element.muted = true;
    await element.play();
    await new Promise((resolve) => element.addEventListener('ended', resolve, { once: true }));
    return element.currentTime;
  });
}

test('a large video goes on where the line was cut, also after a reload', async () => {
  const { context, page, chat } = await openChat();
  const mebibyte = 1_048_576;
  const offsets: number[] = [];
  page.on('request', (asked) => {
    const offset = new URL(asked.url()).searchParams.get('offset');
    if (offset) offsets.push(Number(offset));
  });
  const cut = `**/uploads/*?offset=${mebibyte}`;
  await page.route(cut, (route) => route.abort('connectionreset'), { times: 1 });
  const stuck = `**/uploads/*?offset=${2 * mebibyte}`;
  let reached: () => void = () => undefined;
  const isStuck = new Promise<void>((resolve) => (reached = resolve));
  await page.route(stuck, () => reached());
  const buffer = Buffer.concat([phoneFilm(), box('free', Buffer.alloc(2.5 * mebibyte))]);
  await chat
    .getByTestId('attach')
    .setInputFiles([{ name: 'IMG_2.MOV', mimeType: 'video/quicktime', buffer }]);
  await isStuck;
  await picture(page, 'videos-6-on-its-way');
  expect(offsets).toEqual([0, mebibyte, mebibyte, 2 * mebibyte]);

  await page.reload();
  await page.unroute(stuck);
  await page.getByTestId('launcher').click();
  expect(await playedFor(chat.getByTestId('video').locator('video'))).toBeGreaterThan(0.3);
  expect(offsets.slice(4)).toEqual([2 * mebibyte]);
  await photosWait(page, 0);
  await context.close();
}, 60_000);

test('an unsent photo outlives a reload; a refused one can only be taken back, whole', async () => {
  const { context, page, chat } = await openChat();
  const uploads = '**/api/v1/customer/conversations/*/images?*';
  await page.route(uploads, (route) => route.abort('connectionfailed'));
  await chat
    .getByTestId('attach')
    .setInputFiles([{ name: 'a.jpg', ...(await damagePhoto('#889')) }]);
  await chat.getByTestId('unsent-photo').locator('img').waitFor();
  await photosWait(page, 1);
  await page.reload();
  await page.getByTestId('launcher').click();
  await chat.getByTestId('unsent-photo').locator('img').waitFor();
  await page.unroute(uploads);
  await chat.getByTestId('photo').locator('img').waitFor();
  await photosWait(page, 0);

  const buffer = Buffer.from('<svg onload="alert(1)"/>');
  await chat
    .getByTestId('attach')
    .setInputFiles([{ name: 'x.png', mimeType: 'image/png', buffer }]);
  const refused = chat.locator('[data-delivery=failed]');
  await refused.getByRole('img').waitFor();
  expect(await refused.locator('img').count()).toBe(0);
  expect(await refused.getByRole('button').allTextContents()).toEqual(['删除']);
  await picture(page, 'photos-7-refused');
  await refused.getByRole('button').click();
  await refused.waitFor({ state: 'detached' });
  await photosWait(page, 0);
  await context.close();
}, 60_000);
