import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { LogisticsModule } from '../logistics/logistics.module.js';
import { WidgetLogoController, WidgetSettingsController } from './widget-settings.controller.js';
import { WidgetSettingsService } from './widget-settings.service.js';
import { WidgetSettingsStore } from './widget-settings.store.js';

@Module({
  imports: [IdentityModule, LogisticsModule],
  controllers: [WidgetSettingsController, WidgetLogoController],
  providers: [WidgetSettingsService, WidgetSettingsStore],
  exports: [WidgetSettingsService],
})
export class AppearanceModule {}
