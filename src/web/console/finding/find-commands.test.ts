import { describe, expect, test } from '@jest/globals';
import { findCommands, type Command } from './find-commands.js';

const command = (key: string, title: string, section: Command['section'], hint?: string) => ({
  key,
  title,
  section,
  hint,
  run: () => undefined,
});
const commands: Command[] = [
  command('theme.dark', '深色', 'setting'),
  command('presence.busy', '忙碌', 'presence'),
  command('page.wall', '现场', 'page'),
  command('chat.1', '访客 1a6f', 'chat', '您的快件 7711 到沈阳了'),
  command('chat.2', '访客 9b2c', 'chat', '转人工'),
  command('action.pass_on', '转接', 'action'),
];

describe('typing finds', () => {
  test.each<[string, string[]]>([
    ['', ['action.pass_on', 'chat.1', 'chat.2', 'page.wall', 'presence.busy', 'theme.dark']],
    ['转', ['action.pass_on', 'chat.2']],
    ['zj', ['action.pass_on']],
    ['busy', ['presence.busy']],
    ['访客 1A', ['chat.1']],
    ['沈阳', ['chat.1']],
    ['fk 9b', ['chat.2']],
    ['dark', ['theme.dark']],
    ['没有', []],
  ])('%j → %j', (typed, keys) => {
    expect(findCommands(commands, typed).map(({ key }) => key)).toEqual(keys);
  });
});
