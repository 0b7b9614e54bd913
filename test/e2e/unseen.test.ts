import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { classifyAll, type ClassifiedLine } from '../fixtures/nlu-command.js';

/**
 * Messages that somebody wrote who had not seen the intent files; none of them is taught. What
 * was learned from them is how far the bot may be trusted, not what to answer.
 */
function unseen<Expected>(name: string): (Expected & { text: string })[] {
  const file = path.join(import.meta.dirname, '..', 'fixtures', 'unseen', `${name}.jsonl`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Expected & { text: string });
}

function share<Item>(items: Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length;
}

const names = ['intents', 'outside', 'escalation', 'ordinary', 'two'];
let heardLines: Map<string, ClassifiedLine>;
// All of them in one command: it is the program's start that takes time.
beforeAll(async () => {
  const texts = names.flatMap((name) => unseen<object>(name).map(({ text }) => text));
  const lines = await classifyAll(texts);
  expect(lines).toHaveLength(texts.length);
  heardLines = new Map(texts.map((text, at) => [text, lines[at]!]));
});

/** Each message with what the engine makes of it. */
function heard<Expected>(name: string) {
  return unseen<Expected>(name).map((message) => ({
    ...message,
    line: heardLines.get(message.text)!,
  }));
}

const namesOf = ({ intents }: ClassifiedLine) => intents.map(({ name }) => name);

describe('intents', () => {
  let messages: ReturnType<typeof heard<{ intent: string }>>;
  beforeAll(() => {
    messages = heard<{ intent: string }>('intents');
  });

  test('nine of ten are told right, in each language', () => {
    for (const language of ['zh-CN', 'zh-TW', 'en']) {
      const own = messages.filter(({ line }) => line.language === language);
      expect(own.length).toBeGreaterThan(80);
      expect(share(own, ({ line, intent }) => namesOf(line)[0] === intent)).toBeGreaterThan(0.9);
    }
  });

  test('every single intent is told more often than not', () => {
    const intents = new Set(messages.map(({ intent }) => intent));
    for (const name of intents) {
      const own = messages.filter(({ intent }) => intent === name);
      expect([name, share(own, ({ line }) => namesOf(line)[0] === name) > 0.5]).toEqual([
        name,
        true,
      ]);
    }
  });

  test('few are refused', () => {
    expect(share(messages, ({ line }) => !line.accepted)).toBeLessThan(0.05);
  });

  test('few are taken for two', () => {
    expect(share(messages, ({ line }) => line.intents.length > 1)).toBeLessThan(0.06);
  });
});

test('what lies outside the field is refused, also near it', () => {
  const messages = heard<{ near: boolean }>('outside');
  expect(share(messages, ({ line }) => !line.accepted)).toBeGreaterThan(0.85);
  const near = messages.filter((message) => message.near);
  expect(share(near, ({ line }) => !line.accepted)).toBeGreaterThan(0.8);
});

test('who needs a person gets one, and polite mentions raise no alarm', () => {
  const messages = heard<{ escalate: boolean }>('escalation');
  const upset = messages.filter(({ escalate }) => escalate);
  const calm = messages.filter(({ escalate }) => !escalate);
  expect(share(upset, ({ line }) => line.escalate)).toBeGreaterThan(0.9);
  expect(share(calm, ({ line }) => line.escalate)).toBeLessThan(0.08);
});

test('short words in the middle of a conversation bring in nobody', () => {
  const messages = heard<object>('ordinary');
  expect(share(messages, ({ line }) => line.emotion.signals.length > 0)).toBeLessThan(0.02);
});

test('of two matters in one message one is always heard, both mostly', () => {
  const messages = heard<{ intents: string[] }>('two');
  const hits = (intents: string[], line: ClassifiedLine) =>
    intents.filter((name) => namesOf(line).includes(name)).length;
  expect(share(messages, ({ intents, line }) => hits(intents, line) >= 1)).toBeGreaterThan(0.95);
  expect(share(messages, ({ intents, line }) => hits(intents, line) === 2)).toBeGreaterThan(0.65);
});
