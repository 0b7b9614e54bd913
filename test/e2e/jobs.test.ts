import { afterAll, beforeAll } from '@jest/globals';
import { startTestDesk, type TestDesk } from '../fixtures/relaydesk.js';
import { describeJobs } from '../fixtures/jobs-conformance.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.stop());

describeJobs('on the embedded PostgreSQL', () => ({ databaseUrl: desk.databaseUrl }));
