import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../../identity/identity.module.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { NoticeEntity } from './notice.entity.js';
import { NoticeStore } from './notice.store.js';
import { NoticesController } from './notices.controller.js';
import { NoticesService } from './notices.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([NoticeEntity]), IdentityModule, CompaniesModule],
  controllers: [NoticesController],
  providers: [NoticesService, NoticeStore],
  exports: [NoticesService],
})
export class NoticesModule {}
