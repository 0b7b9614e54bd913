import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { concerned, type NoticeQuestion } from './concerned-notices.js';
import { NoticeEntity } from './notice.entity.js';

/** How long what was read of the notices counts. */
const STANDING_MS = 1_000;

/** Notices as the database has them. */
@Injectable()
export class NoticeStore {
  private standing: Promise<NoticeEntity[]> | undefined;
  private readAt = -Infinity;

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** A change of notices; what is asked after it knows of it on this node. */
  async transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(work);
    } finally {
      this.forget();
    }
  }

  /**
   * Those in force, the gravest first. Of what other nodes changed within the last second
   * nothing is known yet: every answer asks, and few notices ever change.
   */
  async inForce(question: NoticeQuestion): Promise<NoticeEntity[]> {
    if (question.regions.length === 0) return [];
    const age = performance.now() - this.readAt;
    if (!this.standing || age > STANDING_MS) {
      this.readAt = performance.now();
      this.standing = this.readStanding();
      // What could not be read is asked for again.
      this.standing.catch(() => this.forget());
    }
    return concerned(await this.standing, question);
  }

  /** All that count or will; those of the past are left out. */
  private readStanding(): Promise<NoticeEntity[]> {
    return this.database.manager
      .createQueryBuilder(NoticeEntity, 'notice')
      .where(`notice.state = 'published' AND (notice.ends_at IS NULL OR notice.ends_at > now())`)
      .orderBy('notice.delay_most_hours', 'DESC', 'NULLS LAST')
      .addOrderBy('notice.starts_at', 'DESC')
      .addOrderBy('notice.id', 'ASC')
      .getMany();
  }

  private forget(): void {
    this.standing = undefined;
  }

  find(id: string, within = this.database.manager): Promise<NoticeEntity | null> {
    return within.findOneBy(NoticeEntity, { id });
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
