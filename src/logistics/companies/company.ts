import { z } from 'zod';
import { type InsuranceTerms, insuranceTermsSchema } from '../rates/insurance.js';
import {
  productNamesSchema,
  workOrderKindSchema,
  type ProductNames,
} from '../../protocol/index.js';
import {
  defaultWatchSettings,
  type WatchSettings,
  watchSettingsSchema,
} from '../watch/watch-settings.js';

/** The id of the company that the demo data belong to; a file may not take it. */
export const DEMO_COMPANY = 'demo';

const MOST_HOURS = 24 * 30;

/** Carriers are named by the code Kuaidi100 gives them, see `carriers.ts`. */
export const CARRIER_PATTERN = /^[a-z][a-z0-9_-]{1,39}$/;

const carrierSchema = z.string().regex(CARRIER_PATTERN, 'must be a carrier code such as yuantong');
const urlSchema = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

/**
 * What a companies file says, once its secrets are resolved. A secret is written out, or named
 * as `{env: NAME}` so that the file itself holds none.
 *
 * @param env where `{env: NAME}` is looked up
 */
export function companiesSchema(env: NodeJS.ProcessEnv) {
  const secret = z
    .union([z.string(), z.strictObject({ env: z.string().regex(/^[A-Za-z_]\w*$/) })], {
      error: 'must be a text, or {env: NAME} to take it from the environment',
    })
    .transform((given, context) => {
      const value = typeof given === 'string' ? given : env[given.env];
      if (value !== undefined && value.length >= 8) return value;
      context.addIssue({
        code: 'custom',
        message:
          typeof given === 'string'
            ? 'must have at least 8 characters'
            : `the environment variable ${given.env} must hold at least 8 characters`,
      });
      return z.NEVER;
    });

  const feeds = z.strictObject({
    kuaidi100: z.strictObject({ salt: secret }).optional(),
    aftership: z.strictObject({ secret }).optional(),
    events: z
      .strictObject({
        secret,
        /** How far the sender's clock may be from ours, either way. */
        windowSeconds: z.number().int().min(10).max(3600).default(300),
      })
      .optional(),
  });

  const pull = z.strictObject({
    kuaidi100: z
      .strictObject({
        customer: secret,
        key: secret,
        url: urlSchema.default('https://poll.kuaidi100.com'),
      })
      .optional(),
    aftership: z
      .strictObject({ apiKey: secret, url: urlSchema.default('https://api.aftership.com') })
      .optional(),
    /** A parcel that is under way and was not heard of for so long is asked about. */
    staleAfterHours: z.number().int().min(1).max(MOST_HOURS).default(12),
  });

  const company = z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be small letters, digits and hyphens'),
    name: z.string().min(1).max(80),
    /** What a time without an offset means in its feeds and files. */
    timezone: z.string().refine(isZone, 'must be a time zone such as Asia/Shanghai').optional(),
    /** The carrier of parcels that come without one. */
    carrier: carrierSchema.optional(),
    /** Cubic centimetres a kilogram, where a price list names no divisor. */
    divisor: z.number().int().min(1).max(100_000).optional(),
    feeds: feeds.optional(),
    pull: pull.optional(),
    /** What insuring a parcel costs; without it nothing is said about insurance. */
    insurance: insuranceTermsSchema.optional(),
    /** What its products are called in other languages, by the codes of its price list. */
    products: z.record(z.string().min(1).max(40), productNamesSchema).optional(),
    /** Which parcels are looked into unasked. */
    watch: watchSettingsSchema.optional(),
    workOrders: z
      .strictObject({
        /** Where they are sent, and how they are signed both ways; without it staff do them. */
        webhook: z
          .strictObject({
            url: urlSchema,
            secret,
            /** How far the company's clock may be from ours, either way. */
            windowSeconds: z.number().int().min(10).max(3600).default(300),
          })
          .optional(),
        /** Hours until an answer is due, where it is not the usual. */
        deadlineHours: z
          .partialRecord(workOrderKindSchema, z.number().int().min(1).max(MOST_HOURS))
          .default({}),
      })
      .optional(),
    /** Pages of the company may say who their visitor is, by a token signed with this. */
    identity: z
      .strictObject({
        // A visitor holds a token and may guess at its secret for as long as they like.
        secret: secret.refine((value) => value.length >= 32, 'must have at least 32 characters'),
      })
      .optional(),
  });

  return z.strictObject({ companies: z.array(company).min(1).max(1000) });
}

type CompaniesFile = z.output<ReturnType<typeof companiesSchema>>;

/** A company whose customers are served, with everything that was left out filled in. */
export type Company = Required<
  Pick<CompaniesFile['companies'][number], 'id' | 'name' | 'timezone' | 'carrier' | 'divisor'>
> & {
  feeds: NonNullable<CompaniesFile['companies'][number]['feeds']>;
  pull: CompaniesFile['companies'][number]['pull'];
  insurance: InsuranceTerms | undefined;
  products: Readonly<Record<string, ProductNames>>;
  watch: WatchSettings;
  workOrders: CompaniesFile['companies'][number]['workOrders'];
  identity: CompaniesFile['companies'][number]['identity'];
  /** Whether everything of it is made up. */
  demo: boolean;
};

/** Fills in what the file leaves out. */
export function completed(company: CompaniesFile['companies'][number]): Company {
  return {
    id: company.id,
    name: company.name,
    timezone: company.timezone ?? 'Asia/Shanghai',
    carrier: company.carrier ?? company.id,
    divisor: company.divisor ?? 6000,
    feeds: company.feeds ?? {},
    pull: company.pull,
    insurance: company.insurance,
    products: company.products ?? {},
    watch: company.watch ?? defaultWatchSettings,
    workOrders: company.workOrders,
    identity: company.identity,
    demo: false,
  };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
