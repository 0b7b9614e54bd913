import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { recordAudit } from '../platform/audit/record-audit.js';
import { CONFIG, type Config } from '../platform/config.js';
import { CodedError } from '../platform/errors.js';
import type { ServedWidget } from '../platform/http/web-assets.js';
import { NodeChannel } from '../platform/realtime/node-channel.js';
import type { Locale, WidgetRevision, WidgetSettingsView } from '../protocol/index.js';
import { developLogo } from './develop-logo.js';
import { WidgetSettingsStore, type StoredSettings } from './widget-settings.store.js';
import { wornTheme } from './worn-theme.js';

const CHANGED = 'widget-settings';

/**
 * How the widget looks and what it says first. Every node keeps what is set: pages are served
 * without asking the database, and a change is told to all.
 */
@Injectable()
export class WidgetSettingsService implements OnModuleInit {
  private readonly logger = new Logger('WidgetSettings');
  private kept: StoredSettings | undefined;

  constructor(
    private readonly store: WidgetSettingsStore,
    private readonly nodes: NodeChannel,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    const follow = () => void this.follow().catch((error) => this.logger.error({ err: error }));
    await this.nodes.listen(({ topic }) => topic === CHANGED && follow(), follow);
    await this.follow();
  }

  /** What the pages carry now. */
  worn(now: Date): ServedWidget {
    const { settings } = this.current;
    const { theme, appearance } = wornTheme(settings, this.logoPath, this.config.widgetTheme, now);
    return { theme, appearance: { ...appearance, videoBytes: this.config.videoBytes } };
  }

  /** The first words of a conversation, where they are set. */
  greeting(locale: Locale): string | undefined {
    return this.current.settings.greeting?.[locale];
  }

  /** The logo as a PNG, by its hash. @throws {CodedError} NOT_FOUND */
  logo(hash: string): Buffer {
    const { logo, logoHash } = this.current;
    if (!logo || logoHash !== hash) throw new CodedError('NOT_FOUND', 'No such logo');
    return logo;
  }

  view(): WidgetSettingsView {
    const { settings, version } = this.current;
    const { color = null, position } = this.config.widgetTheme;
    return { ...settings, version, logo: this.logoPath, defaults: { color, position } };
  }

  /** @throws {CodedError} STATE_CONFLICT where it was changed meanwhile */
  async revise(
    { version, ...settings }: WidgetRevision,
    actorId: string,
    now: Date,
  ): Promise<WidgetSettingsView> {
    return this.change('widget.revised', actorId, now, async (manager) => {
      if (await this.store.update(manager, settings, version)) return;
      throw new CodedError('STATE_CONFLICT', 'Somebody has changed the widget meanwhile');
    });
  }

  /** @throws {CodedError} IMAGE_REFUSED */
  async setLogo(bytes: Buffer, actorId: string, now: Date): Promise<WidgetSettingsView> {
    const logo = await developLogo(bytes);
    const hash = createHash('sha256').update(logo).digest('hex').slice(0, 32);
    return this.change('widget.logo_set', actorId, now, (manager) =>
      this.store.setLogo(manager, { bytes: logo, hash }),
    );
  }

  removeLogo(actorId: string, now: Date): Promise<WidgetSettingsView> {
    return this.change('widget.logo_removed', actorId, now, (manager) =>
      this.store.setLogo(manager, null),
    );
  }

  private async change(
    action: string,
    actorId: string,
    now: Date,
    write: (manager: EntityManager) => Promise<void>,
  ): Promise<WidgetSettingsView> {
    await this.store.transaction(async (manager) => {
      await write(manager);
      await recordAudit(manager, { actorId, action, subject: 'widget' }, now);
      await this.nodes.announce(CHANGED, {}, manager);
    });
    await this.follow();
    return this.view();
  }

  private async follow(): Promise<void> {
    const read = await this.store.read();
    // What was asked for earlier may be answered later.
    if (!this.kept || read.version >= this.kept.version) this.kept = read;
  }

  private get current(): StoredSettings {
    if (!this.kept) throw new Error('The settings are not read yet');
    return this.kept;
  }

  private get logoPath(): string | null {
    const { logoHash } = this.current;
    return logoHash && `/widget/logo/${logoHash}.png`;
  }
}
