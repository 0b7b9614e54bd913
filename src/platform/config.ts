import path from 'node:path';
import { z } from 'zod';
import { StartupError } from './errors.js';
import { type TrustedProxies, trustedProxiesSchema } from './http/trusted-proxies.js';
import { contrastWithWhite, LEAST_CONTRAST, type WidgetTheme } from '../protocol/index.js';

const port = z.coerce.number().int().min(0).max(65535);

const origin = z
  .string()
  .refine((value) => URL.canParse(value) && new URL(value).origin === value, {
    message: 'must be origins such as https://www.example.com, separated by commas',
  });

const widgetColor = z
  .string()
  .regex(/^#[\da-f]{6}$/i, { message: 'must be a colour such as #0f6b66', abort: true })
  .refine((color) => contrastWithWhite(color) >= LEAST_CONTRAST, {
    message: `must be dark enough for white text, a contrast of ${LEAST_CONTRAST} to 1`,
  });

/** Every setting, read from the environment. The README's table describes them to operators. */
const settingsSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  RELAYDESK_DATA: z.string().min(1).default('.relaydesk'),
  RELAYDESK_CACHE: z.string().min(1).optional(),
  RELAYDESK_FILES: z.string().min(1).optional(),
  S3_URL: z
    .string()
    .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''), {
      message: "must be the bucket's address, such as https://bucket.s3.example.com",
    })
    .optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  RELAYDESK_INTENTS: z.string().min(1).default('intents'),
  RELAYDESK_INTENTS_ON_DISK: z.enum(['publish', 'offer']).optional(),
  RELAYDESK_INTENTS_SECOND_PERSON: z.enum(['on', 'off']).default('off'),
  RELAYDESK_COMPANIES: z.string().min(1).optional(),
  RELAYDESK_DEMO: z.enum(['on', 'off']).default('on'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(500).default(24),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional(),
  ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
    )
    .pipe(z.array(origin)),
  TRUST_PROXY: trustedProxiesSchema.default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  HELLO_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(10_000),
  CUSTOMER_MESSAGES_PER_10S: z.coerce.number().int().min(1).max(1_000_000).default(20),
  NEW_CUSTOMERS_PER_MIN: z.coerce.number().int().min(1).max(1_000_000).default(3_000),
  CUSTOMER_PHOTOS_PER_10MIN: z.coerce.number().int().min(1).max(1_000_000).default(30),
  PHOTO_BYTES: z.coerce.number().int().min(1024).max(67_108_864).default(10_485_760),
  VIDEO_BYTES: z.coerce.number().int().min(1024).max(268_435_456).default(33_554_432),
  FEED_BODY_BYTES: z.coerce.number().int().min(1024).max(67_108_864).default(4_194_304),
  IMPORT_BYTES: z.coerce.number().int().min(1024).max(17_179_869_184).default(268_435_456),
  PULL_EVERY_MS: z.coerce.number().int().min(100).max(86_400_000).default(60_000),
  WATCH_EVERY_MS: z.coerce.number().int().min(100).max(86_400_000).default(300_000),
  OFFER_MS: z.coerce.number().int().min(100).max(3_600_000).default(30_000),
  STAFF_CAPACITY: z.coerce.number().int().min(0).max(100).default(5),
  STAFF_GRACE_MS: z.coerce.number().int().min(100).max(3_600_000).default(60_000),
  ABUSE_PAUSE_MS: z.coerce.number().int().min(100).max(3_600_000).default(300_000),
  SLA_ACCEPT_MS: z.coerce.number().int().min(100).max(2_592_000_000).default(120_000),
  SLA_FIRST_RESPONSE_MS: z.coerce.number().int().min(100).max(2_592_000_000).default(180_000),
  SLA_NEXT_RESPONSE_MS: z.coerce.number().int().min(100).max(2_592_000_000).default(180_000),
  SLA_RESOLVE_MS: z.coerce.number().int().min(100).max(2_592_000_000).default(86_400_000),
  WIDGET_COLOR: widgetColor.optional(),
  WIDGET_POSITION: z.enum(['left', 'right']).default('right'),
  SLOW_READER_BYTES: z.coerce.number().int().min(65_536).max(1_073_741_824).default(4_194_304),
});

/** A bucket of an S3-compatible store, and how to get in. */
export interface S3Settings {
  /** Of the bucket, by path or by host name; without a slash at the end. */
  url: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** The settings in the program's own words. Sizes in bytes, times in milliseconds. */
export interface Config {
  port: number;
  host: string;
  /** Absolute. Holds the embedded database, caches and the lock. */
  dataFolder: string;
  /** Absolute. Trained models; may be emptied at any time. */
  cacheFolder: string;
  /** Absolute. Photos and videos; several nodes need one that all of them see. */
  filesFolder: string;
  /** Where photos and videos are instead of in the folder. */
  s3: S3Settings | undefined;
  /** Absolute. Where the intent files are. */
  intentsFolder: string;
  /**
   * What becomes of an edit of the files on disk: published when it is sound, or offered as a
   * draft. Where it is published, what is published elsewhere is written to the disk too.
   */
  intentsOnDisk: 'publish' | 'offer';
  /** Whether a draft is published by somebody who has written none of it. */
  intentsSecondPerson: boolean;
  /** Absolute. The companies that are served; without one there is only the demo. */
  companiesFile?: string;
  /** Absolute. The built front ends; undefined: beside the program. */
  webFolder?: string;
  /** Whether an empty database is filled with demo data and demo accounts. */
  demo: boolean;
  /** Without one the embedded PostgreSQL is started. */
  databaseUrl: string | undefined;
  /** The most connections to the database that answers are read and written over. */
  databaseConnections: number;
  /** Without one jobs live in PostgreSQL and there is one node. */
  redisUrl: string | undefined;
  /** Origins that may connect besides the server's own. */
  allowedOrigins: string[];
  /** Whose `X-Forwarded-*` is believed; 0: nobody's. */
  trustedProxies: TrustedProxies;
  logLevel: string;
  helloTimeoutMs: number;
  customerMessagesPer10s: number;
  /** From one network address. */
  newCustomersPerMin: number;
  customerPhotosPer10Min: number;
  /** The largest photo that is taken. */
  photoBytes: number;
  /** The largest video that is taken. */
  videoBytes: number;
  slowReaderBytes: number;
  widgetTheme: WidgetTheme;
  /** The largest body a feed may send. */
  feedBodyBytes: number;
  /** The largest file that is imported. */
  importBytes: number;
  /** How often silent parcels are looked for. */
  pullEveryMs: number;
  /** How often parcels that stall, miss their date or look lost are looked for. */
  watchEveryMs: number;
  /** How long one person is asked to take a conversation before the next is. */
  offerMs: number;
  /** How many conversations a person is given at once, where their account says nothing else. */
  staffCapacity: number;
  /** How long somebody whose line dropped keeps their conversations. */
  staffGraceMs: number;
  /** How long whoever had an abusive customer is offered nothing. */
  abusePauseMs: number;
  /** How long a customer may wait on the frontline; higher tiers have a multiple of it. */
  slaMs: { accept: number; first_response: number; next_response: number; resolve: number };
}

/**
 * Reads the settings.
 * @param env the environment; empty values count as unset
 * @param cwd the folder relative paths start from
 * @throws {StartupError} naming every bad setting in one line
 */
export function readConfig(env: NodeJS.ProcessEnv, cwd: string): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    throw new StartupError(`Bad setting. ${faults.join('; ')}`);
  }
  const settings = parsed.data;
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataFolder: path.resolve(cwd, settings.RELAYDESK_DATA),
    cacheFolder: settings.RELAYDESK_CACHE
      ? path.resolve(cwd, settings.RELAYDESK_CACHE)
      : path.resolve(cwd, settings.RELAYDESK_DATA, 'cache'),
    filesFolder: path.resolve(
      cwd,
      settings.RELAYDESK_FILES ?? path.join(settings.RELAYDESK_DATA, 'files'),
    ),
    s3: s3Of(settings),
    intentsFolder: path.resolve(cwd, settings.RELAYDESK_INTENTS),
    intentsSecondPerson: settings.RELAYDESK_INTENTS_SECOND_PERSON === 'on',
    intentsOnDisk:
      settings.RELAYDESK_INTENTS_ON_DISK ?? (settings.DATABASE_URL ? 'offer' : 'publish'),
    companiesFile: settings.RELAYDESK_COMPANIES
      ? path.resolve(cwd, settings.RELAYDESK_COMPANIES)
      : undefined,
    demo: settings.RELAYDESK_DEMO === 'on',
    databaseUrl: settings.DATABASE_URL,
    databaseConnections: settings.DATABASE_CONNECTIONS,
    redisUrl: settings.REDIS_URL,
    allowedOrigins: settings.ALLOWED_ORIGINS,
    trustedProxies: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
    helloTimeoutMs: settings.HELLO_TIMEOUT_MS,
    customerMessagesPer10s: settings.CUSTOMER_MESSAGES_PER_10S,
    newCustomersPerMin: settings.NEW_CUSTOMERS_PER_MIN,
    customerPhotosPer10Min: settings.CUSTOMER_PHOTOS_PER_10MIN,
    photoBytes: settings.PHOTO_BYTES,
    videoBytes: settings.VIDEO_BYTES,
    slowReaderBytes: settings.SLOW_READER_BYTES,
    widgetTheme: { color: settings.WIDGET_COLOR, position: settings.WIDGET_POSITION },
    feedBodyBytes: settings.FEED_BODY_BYTES,
    importBytes: settings.IMPORT_BYTES,
    pullEveryMs: settings.PULL_EVERY_MS,
    watchEveryMs: settings.WATCH_EVERY_MS,
    offerMs: settings.OFFER_MS,
    staffCapacity: settings.STAFF_CAPACITY,
    staffGraceMs: settings.STAFF_GRACE_MS,
    abusePauseMs: settings.ABUSE_PAUSE_MS,
    slaMs: {
      accept: settings.SLA_ACCEPT_MS,
      first_response: settings.SLA_FIRST_RESPONSE_MS,
      next_response: settings.SLA_NEXT_RESPONSE_MS,
      resolve: settings.SLA_RESOLVE_MS,
    },
  };
}

function s3Of(settings: z.output<typeof settingsSchema>): S3Settings | undefined {
  const { S3_URL, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = settings;
  if (!S3_URL) return undefined;
  if (!S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new StartupError(
      'Bad setting. S3_URL: needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY too',
    );
  }
  return {
    url: S3_URL.replace(/\/+$/, ''),
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  };
}

/** The injection token of {@link Config}. */
export const CONFIG = Symbol('Config');
