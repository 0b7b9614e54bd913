/** How the widget looks on the pages of a company. */
export interface WidgetTheme {
  /** `#rrggbb`, dark enough for white text; undefined: our own. */
  color?: string;
  /** The corner of the page in which the launcher stands. */
  position: 'left' | 'right';
  /** Whether the launcher is not to be seen now. */
  hidden?: boolean;
}

/** The least that WCAG 2.2 AA asks of text. */
export const LEAST_CONTRAST = 4.5;

const channels = (color: string): number[] =>
  [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16));

/** How well white is read on a colour, 1 to 21, by WCAG 2.2's relative luminance. */
export function contrastWithWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** `share` of a colour, 0 to 1, and the rest of black (0) or white (255). */
function mixed(color: string, share: number, rest: 0 | 255): string {
  const parts = channels(color).map((channel) =>
    Math.round(channel * share + rest * (1 - share))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}

/**
 * The theme as a rule for what it is to dress: `:root` in the chat, `:host` around the launcher.
 * Empty where everything is as it is built.
 */
export function themeRule(
  { color, position, hidden }: WidgetTheme,
  selector: ':root' | ':host',
): string {
  const variables = {
    ...(color && {
      '--brand': color,
      '--brand-ink': mixed(color, 0.78, 0),
      '--brand-paper': mixed(color, 0.08, 255),
    }),
    ...(position === 'left' && {
      '--right': 'auto',
      '--left': 'calc(20px + env(safe-area-inset-left))',
    }),
  };
  const lines = Object.entries(variables).map(([name, value]) => `${name}:${value}`);
  const dress = lines.length > 0 ? `${selector}{${lines.join(';')}}` : '';
  return hidden && selector === ':host' ? `${dress}button{display:none}` : dress;
}
