import { describe, expect, test } from '@jest/globals';
import type { Permission, Staff } from '../protocol/index.js';
import { maySee, readingRoomsOf, roomsThatMaySee, type Seen } from './conversation-access.js';

const person = (
  id: string,
  permissions: Permission[] = ['queue.view'],
  readsTeams: string[] | null = null,
): Staff => ({
  id,
  login: id,
  name: id,
  tier: 'frontline',
  roles: ['agent'],
  permissions,
  readsTeams,
});

const chat = (change: Partial<Seen>): Seen => ({
  id: 'chat',
  state: 'person',
  tier: 'frontline',
  teamId: 'east',
  assigneeId: 'lin',
  consulted: ['zhou'],
  joined: null,
  ...change,
});

describe('who may see a conversation', () => {
  test.each<[string, Staff, Partial<Seen>, boolean]>([
    ['whoever has it', person('lin'), {}, true],
    ['whoever was asked about it', person('zhou'), {}, true],
    ['anybody else', person('wu'), {}, false],
    ['whoever may read any', person('wu', ['conversation.read_any']), {}, true],
    ['whoever reads its team', person('wu', ['conversation.read_any'], ['east']), {}, true],
    ['whoever reads another team', person('wu', ['conversation.read_any'], ['west']), {}, false],
    ['whoever is in its team and reads none', person('wu', ['queue.view'], ['east']), {}, false],
    ['whoever has it from another team', person('lin', ['queue.view'], ['west']), {}, true],
    ['whoever may take it', person('wu'), { state: 'waiting', assigneeId: null }, true],
    [
      'whoever is of too low a tier',
      person('wu'),
      { state: 'waiting', assigneeId: null, tier: 'expert' },
      false,
    ],
    ['whoever takes nothing', person('wu', []), { state: 'waiting', assigneeId: null }, false],
    ['a stranger, while the bot has it', person('wu'), { state: 'bot', assigneeId: null }, false],
    ['a stranger, once it is over', person('wu'), { state: 'closed' }, false],
    ['whoever had it, once it is over', person('lin'), { state: 'closed' }, true],
  ])('%s', (_who, staff, change, seen) => {
    const conversation = chat(change);
    expect(maySee(staff, conversation)).toBe(seen);
    const rooms: string[] = [`staff:${staff.id}`, ...readingRoomsOf(staff)];
    if (staff.permissions.includes('queue.view')) rooms.push('queue:frontline');
    const follows = roomsThatMaySee(conversation).some((room) => rooms.includes(room));
    expect(follows).toBe(seen);
  });
});
