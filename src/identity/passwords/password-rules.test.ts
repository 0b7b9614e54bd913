import { describe, expect, test } from '@jest/globals';
import { refusalOf } from './password-rules.js';

const owner = { login: 'chen.fang', name: '陈方舟' };

describe('the rules of passwords', () => {
  test.each([
    ['', 'short'],
    ['tR7$kq9!z', 'short'],
    // Two code units a character: nine of them are nine.
    ['🦊🐢🦉🐳🦄🐙🐝🦋🐞', 'short'],
    ['my-chen.fang-2026', 'name'],
    ['FANG5tub7!xw', 'name'],
    ['7!xw-ｆａｎｇ-kq', 'name'],
    ['陈方舟的密码最好记', 'short'],
    ['陈方舟的密码最好记了吧', 'name'],
    ['chenfangzhou7!x', 'name'],
    ['Chen Fang 7!xwq', 'name'],
    ['password2026', 'guessable'],
    ['P@ssw0rd123', 'guessable'],
    ['woaini1314', 'guessable'],
    ['5201314520', 'guessable'],
    ['1qaz2wsx3edc', 'guessable'],
    ['aaaaaaaaaaaa', 'guessable'],
    ['1990-10-01', 'guessable'],
    ['relaydesk1', 'guessable'],
    ['rdfg-mk4q-8zpt', null],
    ['correct horse battery staple', null],
    ['山高月小水落石出', 'short'],
    ['山高月小，水落石出；', null],
    ['x7'.repeat(100), 'guessable'],
  ])('%s: %s', async (password, refusal) => {
    expect(await refusalOf(password, owner)).toBe(refusal);
  });

  test('a short name is no part of a word', async () => {
    expect(await refusalOf('mountain-otter-47', { login: 'ot', name: 'Al' })).toBeNull();
  });
});
