import path from 'node:path';
import { type FileFault, readYamlFile } from '../../platform/yaml-file.js';
import { companiesSchema, type Company, completed, DEMO_COMPANY } from './company.js';

/**
 * The companies of a file, or the faults in it, each with its place.
 *
 * @param env where the secrets are that the file names as `{env: NAME}`
 */
export function readCompaniesFile(
  file: string,
  env: NodeJS.ProcessEnv,
): { companies: Company[]; faults: FileFault[] } {
  const faults: FileFault[] = [];
  try {
    const read = readYamlFile(file, path.basename(file), companiesSchema(env), faults);
    const companies = read?.content.companies ?? [];
    companies.forEach(({ id }, position) => {
      const at = ['companies', position, 'id'];
      if (id === DEMO_COMPANY) read?.complainAt(at, 'demo is the company of the demo data');
      if (companies.findIndex((other) => other.id === id) < position) {
        read?.complainAt(at, `${id} stands here twice; give each company an id of its own`);
      }
    });
    return { companies: companies.map(completed), faults };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = `cannot be read (${code ?? 'unknown'})`;
    return { companies: [], faults: [{ file, line: 1, column: 1, message }] };
  }
}
