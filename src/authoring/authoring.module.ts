import { Module } from '@nestjs/common';
import { IntentsService } from './intents.service.js';

@Module({ providers: [IntentsService], exports: [IntentsService] })
export class AuthoringModule {}
