import { configuredIntents } from './authoring/configured-intents.js';
import { configuredCompanies } from './logistics/companies/configured-companies.js';
import type { Config } from './platform/config.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from './platform/database/embedded/embedded-postgres.js';
import { assertFilesCanBeKept } from './platform/files/open-file-store.js';
import { takeDataFolder } from './platform/startup/data-folder.js';
import { assertPortIsFree } from './platform/startup/port.js';

/** A running RelayDesk. */
export interface RelayDesk {
  /** Where it answers, e.g. `http://127.0.0.1:3000`. */
  url: string;
  /** Where its database answers: the embedded one's socket, or DATABASE_URL. */
  databaseUrl: string;
  /** `login  password` lines of the demo accounts; null where another folder holds them. */
  demoLogIns: string[] | null;
  /** Where the first admin sets their password, as long as nobody has. */
  firstAdminLink: string | null;
  /** Hands connections over and ends; what was acknowledged is stored. */
  stop(): Promise<void>;
  /** Called when the embedded database ends by itself; RelayDesk cannot go on then. */
  onDatabaseLost(listener: (lastLines: string) => void): void;
}

/**
 * Starts everything on one port. What is wrong with a setting is told before anything heavy is
 * loaded; the application is loaded while the database starts.
 * @throws {StartupError} with one line for the operator
 */
export async function startRelayDesk(config: Config): Promise<RelayDesk> {
  await assertPortIsFree(config.host, config.port);
  const lock = takeDataFolder(
    config.dataFolder,
    `http://${config.host}:${config.port}`,
    new Date(),
  );
  let database: EmbeddedPostgres | undefined;
  try {
    configuredCompanies(config);
    configuredIntents(config);
    await assertFilesCanBeKept(config);
    const loading = import('./app.js');
    database = config.databaseUrl ? undefined : await startEmbeddedPostgres(config.dataFolder);
    const { startApp } = await loading;
    const databaseUrl = config.databaseUrl ?? database?.url ?? '';
    const app = await startApp({ ...config, databaseUrl });
    const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${app.port}`;
    return {
      url,
      databaseUrl,
      demoLogIns: app.demoLogIns,
      firstAdminLink: app.firstAdminPath && url + app.firstAdminPath,
      async stop() {
        await app.stop();
        await database?.stop();
        lock.release();
      },
      onDatabaseLost: (listener) => database?.onUnexpectedExit(listener),
    };
  } catch (error) {
    await database?.stop();
    lock.release();
    throw error;
  }
}
