import { describe, expect, test } from '@jest/globals';
import type { Permission, Role, Tier } from '../protocol/index.js';
import { permissionsOf, reaches } from './permissions.js';

describe('permissionsOf', () => {
  test.each<[Tier, Role[], Permission, boolean]>([
    ['frontline', ['agent'], 'conversation.accept', true],
    ['frontline', ['agent'], 'conversation.read_any', false],
    ['frontline', ['agent'], 'intents.edit', false],
    ['supervisor', ['agent'], 'conversation.accept', true],
    ['supervisor', ['agent'], 'conversation.read_any', true],
    ['frontline', ['agent'], 'conversation.supervise', false],
    ['expert', ['agent'], 'conversation.supervise', true],
    ['expert', ['agent'], 'personal_data.reveal', true],
    ['expert', ['agent'], 'staff.manage', false],
    ['supervisor', ['admin'], 'intents.edit', true],
    ['supervisor', ['admin'], 'conversation.accept', false],
    ['expert', ['agent'], 'vips.manage', false],
    ['frontline', ['admin'], 'vips.manage', true],
    ['expert', ['agent'], 'data.import', false],
    ['frontline', ['admin'], 'data.import', true],
    ['supervisor', ['agent', 'admin'], 'conversation.accept', true],
  ])('a %s with the roles %j and %s: %s', (tier, roles, permission, granted) => {
    expect(permissionsOf({ tier, roles }).includes(permission)).toBe(granted);
  });
});

describe('reaches', () => {
  test.each<[Tier, Tier, boolean]>([
    ['frontline', 'frontline', true],
    ['frontline', 'supervisor', false],
    ['expert', 'supervisor', true],
    ['supervisor', 'expert', false],
  ])('%s reaches %s: %s', (own, needed, expected) => {
    expect(reaches(own, needed)).toBe(expected);
  });
});
