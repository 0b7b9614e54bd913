import { describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page, Request } from 'playwright-core';
import { violations } from '../fixtures/axe.js';
import { browserDesk, desktop, phone, picture } from '../fixtures/browser.js';
import { states } from '../../src/web/widget/gallery/states.js';

const here = browserDesk();

/** Opens states of the gallery, all if none are named, one after another in one browser. */
async function onStates(
  options: BrowserContextOptions,
  locale: string,
  look: (page: Page, state: string) => Promise<void>,
  named = states.map(({ name }) => name),
): Promise<void> {
  const context = await here.browser.newContext(options);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (line) => /Content Security/.test(line.text()) && faults.push(line.text()));
  const settled = watchRequests(page);
  for (const name of named) {
    await page.goto(`${here.desk.url}/gallery?lang=${locale}&state=${name}`);
    await page.locator(`html[data-drawn=${name}]`).waitFor();
    await settled();
    // A short cut is not worth a word: it is said after a second.
    if (name === 'reconnecting') await page.getByTestId('line-notice').waitFor();
    await look(page, name);
  }
  expect(faults).toEqual([]);
  await context.close();
}

/**
 * Gives what waits until all that is asked for has come and been drawn, and has asked for nothing
 * more. Playwright's own wait for a still network takes half a second each time.
 */
function watchRequests(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  const drawn = () =>
    page.evaluate(
      () =>
        new Promise<void>((resolve) =>
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
        ),
    );
  return async () => {
    for (let still = 0; still < 2; still = open.size === 0 ? still + 1 : 0) await drawn();
  };
}

/** What sticks out to the side, as a person would have to scroll there. */
const overflow = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#gallery *')]
      .filter((element) => !element.closest('svg, .unseen'))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > innerWidth + 1 || left < -1;
      })
      .map((element) => `${element.tagName} ${element.className}`),
  );

const narrow = { ...phone, viewport: { width: 320, height: 568 } };
/** The chat's frame beside a page on a desk. */
const frame = { ...desktop, viewport: { width: 384, height: 640 } };

describe('every state of the chat', () => {
  test.each([
    ['zh-CN', 'phone', phone],
    ['zh-TW', 'narrow', narrow],
    ['en', 'desk', frame],
  ] as const)(
    'in %s on a %s: nothing that WCAG 2.2 AA forbids, nothing that sticks out',
    async (locale, size, device) => {
      const found: Record<string, string[]> = {};
      await onStates(device, locale, async (page, state) => {
        const faults = [...(await violations(page)), ...(await overflow(page))];
        if (faults.length > 0) found[state] = faults;
        await picture(page, `gallery-${size}-${state}`);
      });
      expect(found).toEqual({});
    },
    120_000,
  );

  test('with forced colours every control still has an edge or words', async () => {
    const seen: Record<string, string[]> = {};
    const look = async (page: Page, state: string) => {
      await picture(page, `gallery-forced-${state}`);
      const bare = await page.evaluate(() =>
        [...document.querySelectorAll('#gallery :is(.send, .primary, .human)')]
          .filter((control) => parseFloat(getComputedStyle(control).borderTopWidth) < 1)
          .map((control) => control.className),
      );
      if (bare.length > 0) seen[state] = bare;
    };
    const named = ['greeting', 'waiting', 'satisfaction-low', 'photo-unsent'];
    await onStates({ ...narrow, forcedColors: 'active' }, 'zh-CN', look, named);
    expect(seen).toEqual({});
  }, 120_000);

  test('nothing of what people write is ever run or followed', async () => {
    const context = await here.browser.newContext(phone);
    const page = await context.newPage();
    await page.goto(`${here.desk.url}/gallery?lang=zh-CN&state=hostile`);
    await page.locator('html[data-drawn=hostile]').waitFor();
    await page.getByTestId('outlets-card').waitFor();
    expect(
      await page.evaluate(() => ({
        ran: 'ran' in window,
        made: document.querySelectorAll('#gallery :is(script, img, iframe)').length,
        links: [...document.links].map((link) => link.protocol),
      })),
    ).toEqual({ ran: false, made: 0, links: ['tel:', 'tel:'] });
    await context.close();
  });
});
