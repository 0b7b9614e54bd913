import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '../platform/audit/record-audit.js';
import { CompaniesService } from '../logistics/companies/companies.service.js';
import { CONFIG, type Config } from '../platform/config.js';
import { CodedError } from '../platform/errors.js';
import type { ServedWidget } from '../platform/http/web-assets.js';
import { NodeChannel } from '../platform/realtime/node-channel.js';
import type {
  Locale,
  WidgetRevision,
  WidgetSettings,
  WidgetSettingsView,
} from '../protocol/index.js';
import { developLogo } from './develop-logo.js';
import { NOTHING_SET, settingsOver } from './company-settings.js';
import { FOR_ALL, WidgetSettingsStore, type StoredSettings } from './widget-settings.store.js';
import { wornTheme } from './worn-theme.js';

const CHANGED = 'widget-settings';

/**
 * How the widget looks and what it says first. Every node keeps what is set: pages are served
 * without asking the database, and a change is told to all.
 */
@Injectable()
export class WidgetSettingsService implements OnModuleInit {
  private readonly logger = new Logger('WidgetSettings');
  private kept: ReadonlyMap<string, StoredSettings> | undefined;

  constructor(
    private readonly store: WidgetSettingsStore,
    private readonly nodes: NodeChannel,
    private readonly companies: CompaniesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    const follow = () => void this.follow().catch((error) => this.logger.error({ err: error }));
    await this.nodes.listen(({ topic }) => topic === CHANGED && follow(), follow);
    await this.follow();
  }

  /** What a company's pages carry now; of an unknown one, those for all. */
  worn(company: string, now: Date): ServedWidget {
    const { theme, appearance } = wornTheme(
      this.settingsOf(company),
      this.logoPath(company),
      this.config.widgetTheme,
      now,
    );
    return { theme, appearance: { ...appearance, videoBytes: this.config.videoBytes } };
  }

  /** The companies that have a widget of their own. */
  dressed(): string[] {
    return [...this.all.keys()].filter((company) => company !== FOR_ALL);
  }

  /** The first words of a conversation, where they are set. */
  greeting(locale: Locale, company: string): string | undefined {
    return this.settingsOf(company).greeting?.[locale];
  }

  /** The logo as a PNG, by its hash. @throws {CodedError} NOT_FOUND */
  logo(hash: string): Buffer {
    const found = [...this.all.values()].find(({ logoHash }) => logoHash === hash);
    if (!found?.logo) throw new CodedError('NOT_FOUND', 'No such logo');
    return found.logo;
  }

  /** @throws {CodedError} NOT_FOUND where there is no such company */
  view(company: string): WidgetSettingsView {
    this.require(company);
    const own = this.all.get(company);
    const inherited = company === FOR_ALL ? NOTHING_SET : this.settingsOf(FOR_ALL);
    const { color = null, position } = this.config.widgetTheme;
    return {
      ...(own?.settings ?? NOTHING_SET),
      version: own?.version ?? 0,
      logo: own?.logoHash ? logoAddress(own.logoHash) : null,
      defaults: {
        color: inherited.color ?? color,
        position: inherited.position ?? position,
        title: inherited.title,
        greeting: inherited.greeting,
        logo: company === FOR_ALL ? null : this.logoPath(FOR_ALL),
      },
      companies: this.companies.all().map(({ id, name }) => ({ id, name })),
    };
  }

  /** @throws {CodedError} NOT_FOUND; STATE_CONFLICT where it was changed meanwhile */
  async revise(
    company: string,
    { version, ...settings }: WidgetRevision,
    actorId: string,
    now: Date,
  ): Promise<WidgetSettingsView> {
    return this.change(company, { action: 'widget.revised', actorId, now }, async (manager) => {
      if (await this.store.update(manager, company, settings, version)) return;
      throw new CodedError('STATE_CONFLICT', 'Somebody has changed the widget meanwhile');
    });
  }

  /** @throws {CodedError} NOT_FOUND, IMAGE_REFUSED */
  async setLogo(
    company: string,
    bytes: Buffer,
    actorId: string,
    now: Date,
  ): Promise<WidgetSettingsView> {
    this.require(company);
    const logo = await developLogo(bytes);
    const hash = createHash('sha256').update(logo).digest('hex').slice(0, 32);
    return this.change(company, { action: 'widget.logo_set', actorId, now }, (manager) =>
      this.store.setLogo(manager, company, { bytes: logo, hash }),
    );
  }

  /** @throws {CodedError} NOT_FOUND */
  removeLogo(company: string, actorId: string, now: Date): Promise<WidgetSettingsView> {
    return this.change(company, { action: 'widget.logo_removed', actorId, now }, (manager) =>
      this.store.setLogo(manager, company, null),
    );
  }

  private async change(
    company: string,
    { action, actorId, now }: { action: string; actorId: string; now: Date },
    write: (manager: EntityManager) => Promise<void>,
  ): Promise<WidgetSettingsView> {
    this.require(company);
    const subject = company === FOR_ALL ? 'widget' : `widget:${company}`;
    await this.store.transaction(async (manager) => {
      await write(manager);
      await recordAudit(manager, { actorId, action, subject }, now);
      await this.nodes.announce(CHANGED, {}, manager);
    });
    await this.follow();
    return this.view(company);
  }

  private require(company: string): void {
    if (company === FOR_ALL || this.companies.find(company)) return;
    throw new CodedError('NOT_FOUND', 'No such company');
  }

  private async follow(): Promise<void> {
    const read = await this.store.read();
    // What was asked for earlier may be answered later; rows only come, and versions only grow.
    if (!this.kept || changesOf(read) >= changesOf(this.kept)) this.kept = read;
  }

  private get all(): ReadonlyMap<string, StoredSettings> {
    if (!this.kept) throw new Error('The settings are not read yet');
    return this.kept;
  }

  private settingsOf(company: string): WidgetSettings {
    const forAll = this.all.get(FOR_ALL)?.settings ?? NOTHING_SET;
    const own = company === FOR_ALL ? undefined : this.all.get(company)?.settings;
    return own ? settingsOver(own, forAll) : forAll;
  }

  private logoPath(company: string): string | null {
    const hash = this.all.get(company)?.logoHash ?? this.all.get(FOR_ALL)?.logoHash;
    return hash ? logoAddress(hash) : null;
  }
}

const logoAddress = (hash: string) => `/widget/logo/${hash}.png`;

const changesOf = (read: ReadonlyMap<string, StoredSettings>) =>
  [...read.values()].reduce((sum, { version }) => sum + version, 0);
