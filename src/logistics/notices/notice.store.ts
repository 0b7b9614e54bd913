import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { NoticeEntity } from './notice.entity.js';

/** Which notices are asked for. */
export interface NoticeQuestion {
  /** As `regionOf` gives them. */
  regions: readonly string[];
  at: Date;
  /** Of these products besides those of all. */
  products: readonly string[];
  /** Of this company besides those of all; missing: of every company. */
  company?: string;
  /** Whether a notice for a part of a region counts too. */
  parts: boolean;
}

/** Notices as the database has them. */
@Injectable()
export class NoticeStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Those in force, the gravest first. */
  async inForce(question: NoticeQuestion): Promise<NoticeEntity[]> {
    const { regions, at, products, company, parts } = question;
    if (regions.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(NoticeEntity, 'notice')
      .where(`notice.state = 'published' AND notice.starts_at <= :at`, { at })
      .andWhere(`(notice.ends_at IS NULL OR notice.ends_at > :at)`)
      .andWhere(
        `EXISTS (SELECT FROM unnest(notice.regions) region, unnest(:regions::text[]) place
                  WHERE starts_with(place, region) OR (:parts AND starts_with(region, place)))`,
        { regions, parts },
      )
      .andWhere(`(notice.product IS NULL OR notice.product = ANY(:products))`, { products })
      .andWhere(`(:company::text IS NULL OR notice.company IS NULL OR notice.company = :company)`, {
        company: company ?? null,
      })
      .orderBy('notice.delay_most_hours', 'DESC', 'NULLS LAST')
      .addOrderBy('notice.starts_at', 'DESC')
      .addOrderBy('notice.id', 'ASC')
      .take(IN_FORCE_SHOWN)
      .getMany();
  }

  find(id: string): Promise<NoticeEntity | null> {
    return this.database.manager.findOneBy(NoticeEntity, { id });
  }

  /** The newest first, withdrawn ones too. */
  newest(limit: number): Promise<NoticeEntity[]> {
    return this.database.manager.find(NoticeEntity, {
      order: { createdAt: 'DESC', id: 'DESC' },
      take: limit,
    });
  }

  async add(manager: EntityManager, notice: Omit<NoticeEntity, 'version'>): Promise<void> {
    await manager.insert(NoticeEntity, notice);
  }

  /** Changes a notice that is still as it was when somebody read it. @returns whether it was */
  async change(
    manager: EntityManager,
    { id, version }: { id: string; version: number },
    set: Partial<Omit<NoticeEntity, 'id' | 'version' | 'createdAt'>>,
  ): Promise<boolean> {
    const { affected } = await manager.update(
      NoticeEntity,
      { id, version, state: 'published' },
      { ...set, version: () => 'version + 1' },
    );
    return affected === 1;
  }
}

/** More notices at once are not read. */
const IN_FORCE_SHOWN = 5;
