import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import { CodedError } from '../../platform/errors.js';
import { CompaniesService } from '../companies/companies.service.js';
import type { Company } from '../companies/company.js';
import { IntakeService } from '../intake/intake.service.js';
import type { Encoding } from './csv-lines.js';
import { eventsImport } from './events-import.js';
import type { ImportKind } from './import-kind.js';
import { PriceListStore } from '../rates/price-list.store.js';
import { outletsImport } from './outlets-import.js';
import { ratesImport } from './rates-import.js';
import { type ImportReport, runImport } from './run-import.js';
import { waybillsImport } from './waybills-import.js';
import { zonesImport } from './zones-import.js';

/** An import that may begin. */
export interface PreparedImport {
  run(
    chunks: AsyncIterable<Buffer>,
    encoding: Encoding,
    report: (entry: ImportReport) => Promise<void>,
  ): Promise<void>;
}

/** Files of outlets, zones, rates, waybills and events. */
@Injectable()
export class ImportsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly intake: IntakeService,
    private readonly companies: CompaniesService,
    private readonly prices: PriceListStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * @param companyId may be left out where there is one company only, the demo aside
   * @throws {CodedError} NOT_FOUND where the kind or the company is not known
   */
  prepare(kindName: string, companyId: string | undefined, now: Date): PreparedImport {
    const company = this.companyOf(companyId);
    switch (kindName) {
      case 'outlets':
        return this.prepared(outletsImport(this.database), company, now);
      case 'zones':
        return this.prepared(zonesImport(this.database), company, now);
      case 'rates':
        return this.prepared(ratesImport(this.prices), company, now);
      case 'waybills':
        return this.prepared(waybillsImport(this.intake), company, now);
      case 'events':
        return this.prepared(eventsImport(this.intake), company, now);
      default:
        throw new CodedError('NOT_FOUND', 'There are outlets, zones, rates, waybills and events');
    }
  }

  private prepared<Row>(kind: ImportKind<Row>, company: Company, now: Date): PreparedImport {
    return {
      run: (chunks, encoding, report) => {
        const file = { chunks, encoding, limit: this.config.importBytes };
        return runImport(kind, file, { company, now }, report);
      },
    };
  }

  private companyOf(id: string | undefined): Company {
    const all = this.companies.all();
    const real = all.filter(({ demo }) => !demo);
    const choice = real.length > 0 ? real : all;
    const company = id === undefined ? choice[0] : this.companies.find(id);
    if (company && (id !== undefined || choice.length === 1)) return company;
    throw new CodedError('NOT_FOUND', 'No such company; name one with ?company=', {
      details: { companies: all.map((known) => known.id) },
    });
  }
}
