import { Global, Logger, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config.js';
import { StartupError } from '../errors.js';
import { migrations } from './migrations/index.js';

/** Any constant: nodes that start together take turns at the migrations by this lock. */
const MIGRATION_LOCK = 7_263_501;

/** The connection to PostgreSQL. The URL is the embedded server's or the operator's. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        type: 'postgres' as const,
        // An orchestrator starts us again; a person wants to read what is wrong.
        retryAttempts: 0,
        url: config.databaseUrl,
        autoLoadEntities: true,
        synchronize: false,
        migrations,
        migrationsTransactionMode: 'each' as const,
        applicationName: 'relaydesk',
        extra: { max: config.databaseConnections, connectionTimeoutMillis: 10_000 },
        poolErrorHandler: (error: unknown) => new Logger('Database').error(error),
      }),
      dataSourceFactory: async (options) => {
        if (!options) throw new Error('The database has no options');
        return connect(new DataSource(options));
      },
    }),
  ],
})
export class DatabaseModule {}

/** @throws {StartupError} when the database cannot be reached or brought up to date */
async function connect(source: DataSource): Promise<DataSource> {
  try {
    await source.initialize();
    await migrate(source);
    return source;
  } catch (error) {
    await source.destroy().catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? `${String(error.code)}: ` : '';
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartupError(`The database cannot be used (${code}${reason}). Check DATABASE_URL.`);
  }
}

async function migrate(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations();
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
  }
}
