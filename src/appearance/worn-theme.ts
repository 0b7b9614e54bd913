import { isOpen, opensNext } from '../identity/teams/business-hours.js';
import type { ServedWidget } from '../platform/http/web-assets.js';
import type { WidgetSettings, WidgetTheme } from '../protocol/index.js';

/** What of the settings the pages carry at an instant. @param logo its address */
export function wornTheme(
  settings: WidgetSettings,
  logo: string | null,
  fallback: WidgetTheme,
  now: Date,
): ServedWidget {
  const { hours, offHours, title } = settings;
  const closed = hours !== null && !isOpen(hours, now);
  const color = settings.color ?? fallback.color;
  return {
    theme: {
      ...(color && { color }),
      position: settings.position ?? fallback.position,
      hidden: closed && offHours === 'hide',
    },
    appearance: {
      ...(title && { title }),
      ...(logo && { logo }),
      ...(closed && { opensAt: opensNext(hours, now)?.toISOString() ?? null }),
    },
  };
}
