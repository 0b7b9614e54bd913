import { describe, expect, test } from '@jest/globals';
import { contrastWithWhite, themeRule } from './widget-theme.js';

describe('the theme of the widget', () => {
  test.each([
    ['#000000', 21],
    ['#ffffff', 1],
    ['#767676', 4.54],
    ['#0f6b66', 6.36],
  ])('white is read on %s at %d to 1', (color, ratio) => {
    expect(contrastWithWhite(color)).toBeCloseTo(ratio, 1);
  });

  test('derives what goes with a colour', () => {
    expect(themeRule({ color: '#b4232a', position: 'right' }, ':root')).toBe(
      ':root{--brand:#b4232a;--brand-ink:#8c1b21;--brand-paper:#f9edee}',
    );
  });

  test('takes the launcher away, and leaves the chat', () => {
    const theme = { position: 'right', hidden: true } as const;
    expect(themeRule(theme, ':host')).toBe('button{display:none}');
    expect(themeRule(theme, ':root')).toBe('');
  });

  test('says nothing where nothing is set', () => {
    expect(themeRule({ position: 'right' }, ':host')).toBe('');
  });
});
