import type { Config } from '../../platform/config.js';
import { StartupError } from '../../platform/errors.js';
import { wordFault } from '../../platform/yaml-file.js';
import { readCompaniesFile } from './companies-file.js';
import type { Company } from './company.js';

/**
 * The companies of the file; none where no file is named.
 * @throws {StartupError} where it cannot be read or holds a fault
 */
export function configuredCompanies({ companiesFile: file }: Config): Company[] {
  if (!file) return [];
  const { companies, faults } = readCompaniesFile(file, process.env);
  const [fault, ...others] = faults;
  if (!fault) return companies;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  throw new StartupError(`RELAYDESK_COMPANIES: ${wordFault(fault)}${more}`);
}
