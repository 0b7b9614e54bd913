import { expect, test } from '@jest/globals';
import { lockOver } from './lock.js';

const task = () => Promise.resolve('done');

test('runs the task where the browser has no locks', async () => {
  expect(await lockOver(undefined)('name', task)).toBe('done');
});

test('runs the task where the browser denies locks, as in frames without storage', async () => {
  const denying = { request: () => Promise.reject(new Error('The request was denied.')) };
  expect(await lockOver(denying)('name', task)).toBe('done');
});

test('a task that fails under its lock is not run twice', async () => {
  let runs = 0;
  const granting = { request: <T>(_name: string, run: () => Promise<T>) => run() };
  const failing = () => {
    runs += 1;
    return Promise.reject(new Error('the task itself'));
  };
  const lock = lockOver(granting);
  await expect(lock('name', failing)).rejects.toThrow('the task itself');
  expect(runs).toBe(1);
});
