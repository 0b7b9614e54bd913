import { z } from 'zod';

/** How a price list stands on a day. `replaced`: it holds, and one begun later counts instead. */
export const priceListStateSchema = z.enum(['current', 'replaced', 'coming', 'ended']);
export type PriceListState = z.infer<typeof priceListStateSchema>;

/** The prices of a product that hold from and until the same days; both days included. */
export interface PriceListView {
  company: string;
  companyName: string;
  product: string;
  name: string;
  from: string;
  until: string | null;
  /** How many lanes it has a price for, and for how many it counts on the day. */
  lanes: number;
  counts: number;
  state: PriceListState;
  demo: boolean;
}

/** Other days for a price list, which is named by those that it has. */
export const editPriceListSchema = z
  .strictObject({
    company: z.string().min(1).max(60),
    product: z.string().min(1).max(60),
    from: z.iso.date(),
    until: z.iso.date().nullable(),
    newFrom: z.iso.date(),
    newUntil: z.iso.date().nullable(),
  })
  .refine(({ newFrom, newUntil }) => newUntil === null || newFrom <= newUntil, {
    path: ['newUntil'],
    message: 'must not lie before the first day',
  });
export type EditPriceList = z.infer<typeof editPriceListSchema>;

export const priceListQuerySchema = z.object({ day: z.iso.date().optional() });
