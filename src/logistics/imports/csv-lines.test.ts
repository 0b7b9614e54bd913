import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvLines, type CsvLine, type Encoding } from './csv-lines.js';

async function read(
  text: string | Buffer,
  { size = 7, limit = 1e9, encoding = 'utf-8' as Encoding } = {},
): Promise<CsvLine[]> {
  const bytes = Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const lines: CsvLine[] = [];
  let counted = 0;
  for await (const batch of csvLines(chunks(), { encoding, limit }, (n) => (counted += n))) {
    lines.push(...batch);
  }
  expect(counted).toBeLessThanOrEqual(bytes.length);
  return lines;
}
const fault = (line: number, code: string, rest: object = {}) => ({
  line,
  fault: { code, reason: expect.any(String), ...rest },
});

describe('csvLines', () => {
  test('gives lines with their numbers; empty ones are none', async () => {
    expect(await read('a,b\r\n1,"x, ""y"""\n\n\r\n,\n末,尾')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x, "y"'] },
      { line: 5, cells: ['', ''] },
      { line: 6, cells: ['末', '尾'] },
    ]);
  });

  test('a byte order mark is no part of the first cell', async () => {
    expect(await read('\ufeffcode,name\n')).toEqual([{ line: 1, cells: ['code', 'name'] }]);
  });

  test('a file with the mark of UTF-8 is not read as GBK', async () => {
    const marked = '\ufeffcode,name\n1,成都\n';
    expect(await read(marked, { encoding: 'gb18030' })).toContainEqual(fault(1, 'ENCODING'));
  });

  test('nothing has no lines', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('\n\n')).toEqual([]);
  });

  test('a quote that is never closed costs its own line only', async () => {
    expect(await read('a,b\n1,"x\n2,y\n3,z"w"\n4,v\n5,"')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      fault(2, 'QUOTES'),
      { line: 3, cells: ['2', 'y'] },
      fault(4, 'QUOTES'),
      { line: 5, cells: ['4', 'v'] },
      fault(6, 'QUOTES'),
    ]);
  });

  test('a line break inside quotes makes two lines that are none', async () => {
    expect(await read('1,"x\ny"\n2,z')).toEqual([
      fault(1, 'QUOTES'),
      fault(2, 'QUOTES'),
      { line: 3, cells: ['2', 'z'] },
    ]);
  });

  test('bytes of another encoding are refused where they stand', async () => {
    const gbk = Buffer.from([0xb3, 0xc9, 0xb6, 0xbc]); // 成都
    const text = Buffer.concat([Buffer.from('a,b\n1,'), gbk, Buffer.from('\n2,成都\n')]);
    expect(await read(text)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      fault(2, 'ENCODING', { cell: 1 }),
      { line: 3, cells: ['2', '成都'] },
    ]);
  });

  test('and read where they are announced', async () => {
    const gbk = Buffer.from([0xb3, 0xc9, 0xb6, 0xbc]);
    expect(await read(Buffer.concat([gbk, Buffer.from(',b')]), { encoding: 'gb18030' })).toEqual([
      { line: 1, cells: ['成都', 'b'] },
    ]);
    expect(await read(Buffer.from([0xff, 0xff]), { encoding: 'gb18030' })).toEqual([
      fault(1, 'ENCODING', { cell: 0 }),
    ]);
  });

  test('UTF-16 is called by its name', async () => {
    const [line] = await read(Buffer.from('\ufeffcode,name\n', 'utf16le'));
    expect(line).toMatchObject({ line: 1, fault: { reason: expect.stringContaining('UTF-16') } });
  });

  test('a line without end is skipped', async () => {
    const lines = await read(`a\n${'x'.repeat(70_000)}\nb\n${'y'.repeat(200_000)}`, {
      size: 9_999,
    });
    expect(lines).toEqual([
      { line: 1, cells: ['a'] },
      fault(2, 'LINE_TOO_LONG'),
      { line: 3, cells: ['b'] },
      fault(4, 'LINE_TOO_LONG'),
    ]);
  });

  test('of a file that is too large the lines before the limit are given', async () => {
    expect(await read('a,b\n1,2\n3,4\n5,6\n', { limit: 10 })).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
      fault(3, 'FILE_TOO_LARGE'),
    ]);
  });

  test('where the bytes break off, the whole lines are given before the failure', async () => {
    async function* broken() {
      yield Buffer.from('1,2\n3,4\n5,');
      throw new Error('gone');
    }
    const lines: CsvLine[] = [];
    const reading = (async () => {
      const file = { encoding: 'utf-8' as const, limit: 1e9 };
      for await (const batch of csvLines(broken(), file, () => undefined)) lines.push(...batch);
    })();
    await expect(reading).rejects.toThrow('gone');
    expect(lines.map(({ line }) => line)).toEqual([1, 2]);
  });

  test('however the bytes arrive, the lines are the same', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '成', '"', ',', ' ', '😀'), maxLength: 6 });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 1_200 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 5_000 }), async (rows, size) => {
        const text = rows
          .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(await read(text, { size })).toEqual(
          rows.map((cells, position) => ({ line: position + 1, cells })),
        );
      }),
      { numRuns: 30 },
    );
  });
});
