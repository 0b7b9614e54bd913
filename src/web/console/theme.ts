import { theme, type ThemeConfig } from 'antd';
import type { Theme } from './preferences.js';

const FONT =
  "system-ui, -apple-system, 'PingFang SC', 'PingFang TC', 'Microsoft YaHei', 'Microsoft JhengHei', 'Noto Sans CJK SC', sans-serif";

/** The same colours as console.css, for the controls that antd draws. */
export function antTheme(name: Theme): ThemeConfig {
  const dark = name === 'dark';
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#46c0b4' : '#0f6b66',
      colorLink: dark ? '#7fd3ca' : '#0b524e',
      colorError: dark ? '#f0857d' : '#b3261e',
      colorBgBase: dark ? '#141b1f' : '#ffffff',
      colorTextPlaceholder: dark ? '#9aa8b1' : '#5a6772',
      colorTextDescription: dark ? '#9aa8b1' : '#5a6772',
      // What the dark algorithm derives by itself turns blue.
      ...(dark && {
        colorBgContainer: '#1b2429',
        colorBgElevated: '#202b31',
        colorBorder: '#56656e',
        colorBorderSecondary: '#29343a',
        colorSplit: '#29343a',
      }),
      colorTextBase: dark ? '#e4eaed' : '#17212b',
      borderRadius: 8,
      fontFamily: FONT,
      fontSize: 14,
      // base.css ends all animation there; antd would wait for the end of one, unseen.
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      // Light text on the dark theme's teal would miss the contrast of 4.5.
      Button: dark ? { primaryColor: '#06201e', dangerColor: '#2a0705' } : {},
    },
  };
}
