import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work orders are looked for by their parcel. */
export class WorkOrdersOfParcel1763906500000 implements MigrationInterface {
  name = 'WorkOrdersOfParcel1763906500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX work_order_waybill ON work_order (waybill) WHERE waybill IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX work_order_waybill`);
  }
}
