import { z } from 'zod';

/** The id of a company, as the companies file has it. */
export const companyIdSchema = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

/** A company that the desk serves, by its name in lists. */
export interface CompanyName {
  id: string;
  name: string;
}
