import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { wordFault } from '../../platform/yaml-file.js';
import { defaultWatchSettings } from '../watch/watch-settings.js';
import { readCompaniesFile } from './companies-file.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'relaydesk-companies-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string | Buffer, env: NodeJS.ProcessEnv = {}) {
  const file = path.join(folder, 'companies.yaml');
  writeFileSync(file, text);
  const { companies, faults } = readCompaniesFile(file, env);
  return { companies, faults: faults.map(wordFault) };
}

const one = (rest: string) => `companies:\n  - id: jieli\n    name: 接力速运\n${rest}`;

describe('a companies file', () => {
  test('gives companies with what was left out filled in', () => {
    expect(read(one(''))).toEqual({
      faults: [],
      companies: [
        {
          id: 'jieli',
          name: '接力速运',
          timezone: 'Asia/Shanghai',
          carrier: 'jieli',
          divisor: 6000,
          feeds: {},
          pull: undefined,
          watch: defaultWatchSettings,
          insurance: undefined,
          products: {},
          demo: false,
        },
      ],
    });
  });

  test('takes secrets from the environment or as they are written', () => {
    const text = one(`    timezone: Asia/Urumqi
    carrier: yuantong
    feeds:
      kuaidi100: { salt: { env: SALT } }
      events: { secret: literal-secret, windowSeconds: 60 }
    pull:
      kuaidi100: { customer: { env: CUSTOMER }, key: { env: KEY } }
`);
    const env = { SALT: 'salt-salt', CUSTOMER: 'customer-1', KEY: 'key-key-key' };
    const { companies, faults } = read(text, env);
    expect(faults).toEqual([]);
    expect(companies[0]).toMatchObject({
      timezone: 'Asia/Urumqi',
      carrier: 'yuantong',
      feeds: {
        kuaidi100: { salt: 'salt-salt' },
        events: { secret: 'literal-secret', windowSeconds: 60 },
      },
      pull: {
        kuaidi100: {
          customer: 'customer-1',
          key: 'key-key-key',
          url: 'https://poll.kuaidi100.com',
        },
        staleAfterHours: 12,
      },
    });
  });

  test.each<[string, string, string]>([
    ['no company', 'companies: []\n', 'companies.yaml:1:1 '],
    ['an unknown field', one('    colour: red\n'), 'companies.yaml:4:5 '],
    ['a zone that is none', one('    timezone: Asia/Atlantis\n'), 'companies.yaml:4:5 '],
    ['an id with spaces', 'companies:\n  - id: my company\n    name: x\n', 'companies.yaml:2:5 '],
    [
      'a variable that is not set',
      one('    feeds:\n      aftership: { secret: { env: NOT_SET } }\n'),
      'companies.yaml:5:20 ',
    ],
    [
      'a secret too short to be one',
      one('    feeds:\n      aftership: { secret: abc }\n'),
      'companies.yaml:5:20 ',
    ],
    ['an address of another kind', one('    pull: { aftership: { apiKey: 12345678 } }\n'), ':4:'],
    ['the same id twice', `${one('')}  - id: jieli\n    name: y\n`, 'companies.yaml:4:5 '],
    ['the id of the demo', 'companies:\n  - id: demo\n    name: x\n', 'companies.yaml:2:5 '],
    ['no YAML', 'companies: [', 'companies.yaml:'],
  ])('%s is refused with its place', (_, text, place) => {
    const { faults } = read(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(place);
  });

  test('a text that is not UTF-8 and a file that is not there are refused', () => {
    expect(read(Buffer.from([0xbd, 0xd3, 0xc1, 0xa6])).faults[0]).toContain('UTF-8');
    const { faults } = readCompaniesFile(path.join(folder, 'nowhere.yaml'), {});
    expect(faults.map(wordFault)).toEqual([expect.stringContaining('ENOENT')]);
  });

  test('a fault never shows a secret', () => {
    const { faults } = read(one('    feeds:\n      aftership: { secret: s3cr3t }\n'));
    expect(faults.join()).not.toContain('s3cr3t');
  });
});
