import type { Server } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import express from 'express';
import helmet from 'helmet';
import type { Redis } from 'ioredis';
import { WidgetSettingsService } from './appearance/widget-settings.service.js';
import { AppModule } from './app.module.js';
import { DemoAccountsService } from './identity/demo-accounts.service.js';
import { FirstAdminService } from './identity/first-admin.service.js';
import { DemoDataService } from './logistics/demo/demo-data.service.js';
import type { Config } from './platform/config.js';
import { MetricsService } from './platform/health/metrics.service.js';
import { CodedErrorFilter } from './platform/http/coded-error.filter.js';
import { validationPipe } from './platform/http/validation.js';
import { trustIn } from './platform/http/trusted-proxies.js';
import { serveWebAssets } from './platform/http/web-assets.js';
import { NestLogger, createLogger } from './platform/logs/logger.js';
import { RealtimeAdapter } from './platform/realtime/realtime-adapter.js';
import { RealtimeService } from './platform/realtime/realtime.service.js';
import { REDIS } from './platform/realtime/redis.js';
import { portProblem } from './platform/startup/port.js';

/** Bodies are small: uploads and feeds have their own routes. */
const BODY_LIMIT = '256kb';
/** All intent files of a large desk at once. */
const INTENTS_BODY_LIMIT = '8mb';
/** Feeds are signed over the bytes as they came. */
const FEEDS_PATH = '/api/v1/feeds';
const INTENTS_PATH = '/api/v1/intents';
/** How far apart clients are asked to come back when a node goes away. */
const DRAIN_SPREAD_MS = 3_000;
/** As much as a CSV of the largest size takes at half a megabit a second. */
const LONGEST_UPLOAD_MS = 2 * 3_600_000;
/** Whoever sends nothing and gets nothing for so long is gone. */
const SILENT_MS = 5 * 60_000;

/** The application, listening. */
export interface RunningApp {
  port: number;
  /** `login  password` lines of the demo accounts; null where another folder holds them. */
  demoLogIns: string[] | null;
  /** Where the first admin sets their password, as long as nobody has; null: somebody has. */
  firstAdminPath: string | null;
  /** Hands connections over and ends what was begun; the database is needed until then. */
  stop(): Promise<void>;
}

/**
 * Starts the application on a database that answers.
 * @throws {StartupError} with one line for the operator
 */
export async function startApp(config: Config): Promise<RunningApp> {
  const app = await createApp(config);
  try {
    const demoLogIns = await loadDemo(app, config);
    const invitation = await app.get(FirstAdminService).invite(new Date());
    await listen(app, config);
    const firstAdminPath = invitation && `/console/#link=${invitation.token}`;
    return { ...running(app, config), demoLogIns, firstAdminPath };
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

function running(app: NestExpressApplication, config: Config): Pick<RunningApp, 'port' | 'stop'> {
  const server = app.getHttpServer();
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : config.port,
    async stop() {
      await app.get(RealtimeService).drain(DRAIN_SPREAD_MS, Math.random);
      server.closeIdleConnections();
      await app.close();
    },
  };
}

async function createApp(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    logger: new NestLogger(createLogger(config.logLevel)),
    abortOnError: false,
    bodyParser: false,
  });
  app.set('trust proxy', trustIn(config.trustedProxies));
  patientWithUploads(app.getHttpServer());
  app.disable('x-powered-by');
  app.use(helmet(securityHeaders));
  app.use(FEEDS_PATH, express.raw({ type: () => true, limit: config.feedBodyBytes }));
  app.use(INTENTS_PATH, express.json({ limit: INTENTS_BODY_LIMIT }));
  app.use(express.json({ limit: BODY_LIMIT }));
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new CodedErrorFilter());
  const metrics = app.get(MetricsService);
  app.useWebSocketAdapter(
    new RealtimeAdapter(app, {
      allowedOrigins: config.allowedOrigins,
      slowReaderBytes: config.slowReaderBytes,
      redis: app.get<Redis | undefined>(REDIS),
      onSlowReader: () => metrics.slowReaders.inc(),
    }),
  );
  documentApi(app);
  const besideProgram = path.join(path.dirname(fileURLToPath(import.meta.url)), 'web');
  serveWebAssets(app.getHttpAdapter().getInstance(), config.webFolder ?? besideProgram, {
    gallery: config.demo,
    worn: (company) => app.get(WidgetSettingsService).worn(company, new Date()),
    dressed: () => app.get(WidgetSettingsService).dressed(),
  });
  try {
    await app.init();
  } catch (error) {
    // Its connections end before the database does: the one line is the reason, nothing else.
    await app.close().catch(() => undefined);
    throw error;
  }
  return app;
}

/** Node cuts off a request that arrives for five minutes; a large file takes longer on a slow line. */
function patientWithUploads(server: Server): void {
  server.requestTimeout = LONGEST_UPLOAD_MS;
  server.timeout = SILENT_MS;
}

/** Only our own scripts run; the front ends need no inline script. */
const securityHeaders: Parameters<typeof helmet>[0] = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'media-src': ["'self'", 'blob:'],
      'connect-src': ["'self'", 'ws:', 'wss:'],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'self'"],
    },
  },
  // The server may be reached over plain http inside a network; a proxy with TLS adds it.
  strictTransportSecurity: false,
};

function documentApi(app: NestExpressApplication): void {
  const description = new DocumentBuilder()
    .setTitle('RelayDesk')
    .setDescription('REST beside the socket contract of docs/protocol.md.')
    .setVersion('1')
    .addBearerAuth()
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description));
}

async function loadDemo(app: NestExpressApplication, config: Config): Promise<string[] | null> {
  if (!config.demo) return null;
  await app.get(DemoDataService).loadOnce(new Date());
  const accounts = app.get(DemoAccountsService);
  await accounts.createOnce();
  return accounts.readLogIns();
}

async function listen(app: NestExpressApplication, config: Config): Promise<void> {
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    throw portProblem(error, config.host, config.port);
  }
}
