import { dayIn } from '../logistics/local-time.js';
import type { Locale } from '../protocol/index.js';

/** When a team opens, on the clock of its own zone. */
interface Opening {
  at: Date;
  timeZone: string;
}

const DAY_MS = 24 * 3_600_000;

/** What a customer is told, with the words for when the team opens where that is known. */
const texts: Record<Locale, (opens: string | null) => string> = {
  'zh-CN': (opens) =>
    `${opens ? `现在没有同事在线，我们${opens} 上班。` : '现在没有同事在线。'}您说的都记下了，排队的位置也为您留着，同事上线后会先看这里。您可以先离开，回来后对话还在；想让我们打给您，点“请回电”留个电话就行。`,
  'zh-TW': (opens) =>
    `${opens ? `現在沒有同事在線，我們${opens} 上班。` : '現在沒有同事在線。'}您說的都記下了，排隊的位置也為您留著，同事上線後會先看這裡。您可以先離開，回來後對話還在；想讓我們打給您，點「請回電」留個電話就行。`,
  en: (opens) =>
    `Nobody of our team is online right now${opens ? `; we are back ${opens}` : ''}. What you told us is kept, and so is your place in the queue: it is the first thing they will see. You may leave; the conversation will still be here. If you would rather be called, press “Call me” and leave a number.`,
};

/** What a customer is told who needs a person while nobody is there. */
export function wordNobodyOnDuty(opening: Opening | undefined, now: Date, locale: Locale): string {
  return texts[locale](opening ? wordOpening(opening, now, locale) : null);
}

/** `今天 14:00`, `明天 9:00`, `周一（11月30日）9:00`; `tomorrow at 9:00 (GMT+8)`. */
export function wordOpening({ at, timeZone }: Opening, now: Date, locale: Locale): string {
  const clock = at.toLocaleTimeString(locale, {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(locale === 'en' && { timeZoneName: 'short' }),
  });
  const day = dayIn(timeZone, at);
  const near = [now, new Date(now.getTime() + DAY_MS)].findIndex(
    (other) => dayIn(timeZone, other) === day,
  );
  const date = { timeZone, month: locale === 'en' ? 'short' : 'long', day: 'numeric' } as const;
  if (locale === 'en') {
    const [time = '', zone = ''] = clock.split(' ');
    const words = at.toLocaleDateString(locale, { ...date, weekday: 'long' });
    return `${['today', 'tomorrow'][near] ?? `on ${words}`} at ${time} (${zone})`;
  }
  const nearWords = { 'zh-CN': ['今天', '明天'], 'zh-TW': ['今天', '明天'] }[locale];
  const weekday = at.toLocaleDateString(locale, { timeZone, weekday: 'short' });
  const word = nearWords[near] ?? `${weekday}（${at.toLocaleDateString(locale, date)}）`;
  return near < 0 ? `${word}${clock}` : `${word} ${clock}`;
}
