import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';

/** A line longer than that is no record of anything. */
const LONGEST_LINE = 64 * 1024;
/** So many lines are parsed at once. */
const LINES_AT_ONCE = 500;
const NEWLINE = 10;
const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF16_BOMS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

/** Bytes of a text that is not UTF-8 are read with one of these. */
export const encodings = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** A line of a file: its cells, or why there are none. */
export type CsvLine =
  | { line: number; cells: string[] }
  | { line: number; fault: { code: CsvFaultCode; reason: string; cell?: number } };

export type CsvFaultCode = 'ENCODING' | 'QUOTES' | 'LINE_TOO_LONG' | 'FILE_TOO_LARGE';

interface PhysicalLine {
  line: number;
  /** Null where it was too long to keep. */
  bytes: Buffer | null;
}

/**
 * The lines of a CSV as its bytes come in. One line is one record: whatever is wrong with a line
 * is told with its number, and the next line is read as if nothing had been. Holds a few hundred
 * lines at a time, however long the file is.
 *
 * @param limit so many bytes are read; of a longer file the rest is refused as one
 * @param count is told how many bytes were read
 */
export async function* csvLines(
  chunks: AsyncIterable<Buffer>,
  { encoding, limit }: { encoding: Encoding; limit: number },
  count: (bytes: number) => void,
): AsyncGenerator<CsvLine[]> {
  let batch: PhysicalLine[] = [];
  try {
    for await (const line of physicalLines(chunks, limit, count)) {
      if ('fault' in line) {
        yield [...parseLines(batch, encoding), line];
        return;
      }
      batch.push(line);
      if (batch.length < LINES_AT_ONCE) continue;
      yield parseLines(batch, encoding);
      batch = [];
    }
  } catch (error) {
    // What came before the connection broke is as good as ever.
    yield parseLines(batch, encoding);
    throw error;
  }
  if (batch.length > 0) yield parseLines(batch, encoding);
}

async function* physicalLines(
  chunks: AsyncIterable<Buffer>,
  limit: number,
  count: (bytes: number) => void,
): AsyncGenerator<PhysicalLine | Extract<CsvLine, { fault: object }>> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let bytes = 0;
  let skipping = false;
  for await (const chunk of chunks) {
    count(chunk.length);
    bytes += chunk.length;
    const known = bytes > limit ? chunk.subarray(0, chunk.length - (bytes - limit)) : chunk;
    const data = rest.length > 0 ? Buffer.concat([rest, known]) : known;
    let start = 0;
    for (;;) {
      const end = data.indexOf(NEWLINE, start);
      if (end < 0) break;
      const long = skipping || end - start > LONGEST_LINE;
      yield { line, bytes: long ? null : data.subarray(start, end) };
      skipping = false;
      line++;
      start = end + 1;
    }
    rest = data.subarray(start);
    if (rest.length > LONGEST_LINE) {
      skipping = true;
      rest = Buffer.alloc(0);
    }
    if (bytes > limit) {
      const reason = `the file is larger than ${limit} bytes; what stands from here on was not read`;
      yield { line, fault: { code: 'FILE_TOO_LARGE', reason } };
      return;
    }
  }
  if (skipping || rest.length > 0) yield { line, bytes: skipping ? null : rest };
}

/** All at once where they are all well, else one by one. */
function parseLines(lines: readonly PhysicalLine[], encoding: Encoding): CsvLine[] {
  const [first] = lines;
  // Most UTF-8 reads as some other Chinese in GBK: the mark is the only sign of it.
  if (encoding === 'gb18030' && first?.line === 1 && first.bytes?.subarray(0, 3).equals(UTF8_BOM)) {
    const reason = 'begins with the mark of UTF-8; leave charset=gbk out';
    return [{ line: 1, fault: { code: 'ENCODING', reason } }];
  }
  const kept = lines
    .map(({ line, bytes }) => ({ line, bytes: bytes && bare(bytes, line) }))
    .filter(({ bytes }) => bytes === null || bytes.length > 0);
  const together = kept.every(({ bytes }) => bytes !== null)
    ? parseBytes(Buffer.concat(kept.flatMap(({ bytes }) => (bytes ? [bytes, NEWLINE_BYTES] : []))))
    : null;
  if (Array.isArray(together) && together.length === kept.length) {
    return kept.map(({ line }, at) => decoded(line, together[at] ?? [], encoding));
  }
  return kept.map(({ line, bytes }) => {
    if (bytes === null) {
      const reason = `is longer than ${LONGEST_LINE} bytes`;
      return { line, fault: { code: 'LINE_TOO_LONG', reason } };
    }
    const records = parseBytes(bytes);
    const [record] = Array.isArray(records) ? records : [];
    return record
      ? decoded(line, record, encoding)
      : { line, fault: { code: 'QUOTES', reason: 'has a quote too many or too few' } };
  });
}

const NEWLINE_BYTES = Buffer.from([NEWLINE]);

/** Without the mark at the begin of a file and the carriage return at the end of a line. */
function bare(bytes: Buffer, line: number): Buffer {
  const marked = line === 1 && bytes.subarray(0, 3).equals(UTF8_BOM);
  const end = bytes.at(-1) === 13 ? bytes.length - 1 : bytes.length;
  return bytes.subarray(marked ? 3 : 0, end);
}

/** Cells as bytes: a comma and a quote are themselves in every encoding that is taken. */
function parseBytes(bytes: Buffer): Buffer[][] | null {
  try {
    return parse(bytes, {
      encoding: null,
      relax_column_count: true,
      record_delimiter: '\n',
    }) as unknown as Buffer[][];
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function decoded(line: number, record: readonly Buffer[], encoding: Encoding): CsvLine {
  const cells: string[] = [];
  for (const [cell, bytes] of record.entries()) {
    const text = decode(bytes, encoding);
    if (text === null) {
      const utf16 = UTF16_BOMS.some((mark) => line === 1 && bytes.subarray(0, 2).equals(mark));
      const reason = utf16
        ? 'is UTF-16; save the file as CSV UTF-8'
        : `is not ${encoding}; save the file as UTF-8, or say charset=gbk`;
      return { line, fault: { code: 'ENCODING', reason, cell } };
    }
    cells.push(text);
  }
  return { line, cells };
}

const gb18030 = new TextDecoder('gb18030', { fatal: true });

function decode(bytes: Buffer, encoding: Encoding): string | null {
  if (encoding === 'utf-8') return isUtf8(bytes) ? bytes.toString('utf8') : null;
  try {
    return gb18030.decode(bytes);
  } catch {
    return null;
  }
}
