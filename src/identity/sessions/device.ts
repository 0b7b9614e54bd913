/** What signed in, by what it says of itself. */
export interface Device {
  /** `Chrome 141`; null: no browser we know. */
  browser: string | null;
  system: string | null;
}

/** Browsers name those they are alike as well: the first that fits is the one. */
const browsers: [RegExp, string][] = [
  [/MicroMessenger\/(\d+)/, 'WeChat'],
  [/DingTalk\/(\d+)/, 'DingTalk'],
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/OPR\/(\d+)/, 'Opera'],
  [/QQBrowser\/(\d+)/, 'QQ Browser'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)[.\d]* (?:Mobile\/\w+ )?Safari\//, 'Safari'],
];

const systems: [RegExp, string][] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** Reads a `User-Agent`. Anybody can write anything there: only known names come out. */
export function deviceOf(userAgent: string | undefined): Device {
  const text = (userAgent ?? '').slice(0, 500);
  const [browser] = browsers.flatMap(([pattern, name]) => {
    const version = pattern.exec(text)?.[1];
    return version ? [`${name} ${version.slice(0, 4)}`] : [];
  });
  const system = systems.find(([pattern]) => pattern.test(text))?.[1];
  return { browser: browser ?? null, system: system ?? null };
}
