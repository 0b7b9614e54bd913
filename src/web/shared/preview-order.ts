import type { Locale, LocalizedText } from '../../protocol/index.js';

/** What the page of the widget's settings has its preview draw. */
export interface PreviewOrder {
  relaydesk: 'preview';
  locale: Locale;
  /** The style of the theme. */
  rule: string;
  greeting: LocalizedText | null;
  appearance: { title?: LocalizedText; logo?: string; opensAt?: string | null };
}
