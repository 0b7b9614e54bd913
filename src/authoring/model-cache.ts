import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { MODEL_FORMAT, type Model, type Teaching } from '../understanding/index.js';

const NAME = /^model-[0-9a-f]{16}\.bin$/;
/** Drafts, and nodes of another version, share the folder. Beside the newest so many are kept. */
const KEPT = 6;

/** What a model was made of: the same teaching under the same engine gives the same version. */
export function versionOf({
  intents,
  moods = [],
  concepts = {},
  escalating = [],
  grave = {},
}: Teaching): string {
  const hash = createHash('sha256').update(String(MODEL_FORMAT));
  for (const { label, text } of [...intents, ...moods]) hash.update(`\n${label}\t${text}`);
  hash.update(JSON.stringify([intents.length, concepts, escalating, grave]));
  return hash.digest('hex').slice(0, 16);
}

/** The stored model of a version, or null where there is none that can be read. */
export function readModel(folder: string, version: string): Model | null {
  try {
    const bytes = readFileSync(fileOf(folder, version));
    const digest = bytes.subarray(0, 32);
    const body = bytes.subarray(32);
    if (!createHash('sha256').update(body).digest().equals(digest)) return null;
    const model = deserialize(body) as Model;
    markUsed(fileOf(folder, version));
    return model;
  } catch {
    return null;
  }
}

/**
 * Stores a model for the next start; the file is complete or not there.
 * @throws {Error} when the folder cannot be written
 */
export function writeModel(folder: string, version: string, model: Model): void {
  mkdirSync(folder, { recursive: true });
  const body = serialize(model);
  const digest = createHash('sha256').update(body).digest();
  const file = fileOf(folder, version);
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, Buffer.concat([digest, body]));
  renameSync(unfinished, file);
  forgetOthers(folder, path.basename(file));
}

/** The live model is read at every start: what was used longest ago goes first. */
function forgetOthers(folder: string, kept: string): void {
  const others = readdirSync(folder)
    .filter((name) => NAME.test(name) && name !== kept)
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, usedAt: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.usedAt - a.usedAt);
  for (const { file } of others.slice(KEPT)) rmSync(file, { force: true });
}

/** A folder that may only be read keeps no order, and loses nothing either. */
function markUsed(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    return;
  }
}

function fileOf(folder: string, version: string): string {
  return path.join(folder, `model-${version}.bin`);
}
