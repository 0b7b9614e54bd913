import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';
import { DEMO_BRAND, DEMO_PRODUCTS } from '../demo/demo-company.js';
import { type Company, completed, DEMO_COMPANY } from './company.js';
import { configuredCompanies } from './configured-companies.js';

/** The companies this installation answers for: those of the file, and the demo company. */
@Injectable()
export class CompaniesService {
  private readonly companies: ReadonlyMap<string, Company>;

  /** @throws {StartupError} where the companies file cannot be read or holds a fault */
  constructor(@Inject(CONFIG) config: Config) {
    const configured = configuredCompanies(config);
    const all = config.demo ? [...configured, demoCompany] : configured;
    this.companies = new Map(all.map((company) => [company.id, company]));
  }

  find(id: string): Company | undefined {
    return this.companies.get(id);
  }

  /** The real ones first, in the order of the file. */
  all(): Company[] {
    return [...this.companies.values()];
  }
}

const demoCompany: Company = {
  ...completed({
    id: DEMO_COMPANY,
    name: DEMO_BRAND,
    carrier: 'yuantong',
    products: DEMO_PRODUCTS,
    insurance: {
      bands: [
        { upToFen: 50_000, feeFen: 100 },
        { upToFen: 100_000, feeFen: 200 },
      ],
      aboveBasisPoints: 50,
      mostFen: 2_000_000,
    },
  }),
  demo: true,
};
