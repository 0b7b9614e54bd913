import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { ArrivalsService } from './arrival/arrivals.service.js';
import { LaneTripEntity } from './arrival/lane-trip.entity.js';
import { TripStore } from './arrival/trip.store.js';
import { CompaniesController } from './companies/companies.controller.js';
import { CompaniesModule } from './companies/companies.module.js';
import { DemoDataService } from './demo/demo-data.service.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { FeedsService } from './feeds/feeds.service.js';
import { ImportsController } from './imports/imports.controller.js';
import { ImportsService } from './imports/imports.service.js';
import { IntakeService } from './intake/intake.service.js';
import { DeliveryDetailEntity } from './identity-proof/delivery-detail.entity.js';
import { RetentionService } from './intake/retention.service.js';
import { LogisticsController } from './logistics.controller.js';
import { LogisticsService } from './logistics.service.js';
import { NoticesModule } from './notices/notices.module.js';
import { OutletEntity } from './outlets/outlet.entity.js';
import { OutletsService } from './outlets/outlets.service.js';
import { OutletStore } from './outlets/outlet.store.js';
import { ParcelStore } from './parcel.store.js';
import { PlacesController } from './places.controller.js';
import { PullService } from './pull/pull.service.js';
import { SilentParcelsStore } from './pull/silent-parcels.store.js';
import { RateZoneEntity } from './rates/rate-zone.entity.js';
import { RateEntity } from './rates/rate.entity.js';
import { PriceListStore } from './rates/price-list.store.js';
import { PriceListsController } from './rates/price-lists.controller.js';
import { PriceListsService } from './rates/price-lists.service.js';
import { QuotesService } from './rates/quotes.service.js';
import { RateStore } from './rates/rate.store.js';
import { TrackingEventEntity } from './tracking-event.entity.js';
import { WaybillEntity } from './waybill.entity.js';

@Module({
  imports: [
    IdentityModule,
    TypeOrmModule.forFeature([
      WaybillEntity,
      TrackingEventEntity,
      RateZoneEntity,
      RateEntity,
      OutletEntity,
      LaneTripEntity,
      DeliveryDetailEntity,
    ]),
    CompaniesModule,
    NoticesModule,
  ],
  controllers: [
    CompaniesController,
    LogisticsController,
    PlacesController,
    FeedsController,
    ImportsController,
    PriceListsController,
  ],
  providers: [
    LogisticsService,
    IntakeService,
    RetentionService,
    FeedsService,
    ImportsService,
    PullService,
    SilentParcelsStore,
    ParcelStore,
    RateStore,
    PriceListStore,
    PriceListsService,
    QuotesService,
    OutletStore,
    OutletsService,
    ArrivalsService,
    TripStore,
    DemoDataService,
  ],
  exports: [LogisticsService, CompaniesModule],
})
export class LogisticsModule {}
