import { expect, test } from '@jest/globals';
import { ProgressBar } from './progress-bar.js';

function written(isTTY: boolean, steps: [number, number, number][]): string {
  let text = '';
  const write = (piece: string | Uint8Array) => {
    text += String(piece);
    return true;
  };
  const bar = new ProgressBar({ isTTY, write }, 200);
  for (const step of steps) bar.show(...step);
  bar.end();
  return text;
}

test('on a terminal one line is written over', () => {
  expect(
    written(true, [
      [100, 5, 1],
      [200, 9, 1],
    ]),
  ).toBe(
    `\r\u001b[K${'█'.repeat(15)}${'░'.repeat(15)}  50 %  5 stored, 1 refused` +
      `\r\u001b[K${'█'.repeat(30)} 100 %  9 stored, 1 refused\n`,
  );
});

test('in a log every tenth is a line', () => {
  const lines = written(false, [
    [2, 1, 0],
    [4, 2, 0],
    [100, 5, 1],
    [200, 9, 1],
  ]);
  expect(lines.match(/\d+ %/g)).toEqual(['50 %', '100 %']);
});

test('an empty file is done at once', () => {
  let text = '';
  const write = (piece: string | Uint8Array) => {
    text += String(piece);
    return true;
  };
  new ProgressBar({ isTTY: false, write }, 0).show(0, 0, 0);
  expect(text).toContain('100 %');
});
