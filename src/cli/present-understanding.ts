import type { Entities, Understanding } from '../understanding/index.js';

/** One understanding as `classify` writes it. */
export function presentUnderstanding(heard: Understanding): object {
  const { entities } = heard;
  return {
    text: heard.text,
    language: heard.language,
    intents: heard.intents.map(rounded),
    accepted: heard.accepted,
    entities: presentEntities(entities),
    emotion: heard.emotion,
    escalate: heard.escalate,
    why: heard.why,
    candidates: heard.candidates.map(rounded),
    evidence: heard.evidence,
    spans: spansOf(entities),
  };
}

/** The values alone; what the message does not hold is null. */
function presentEntities(entities: Entities): object {
  const { waybills, phone, weightGrams, from, to, place, dimensions, amountYuan, date, goods } =
    entities;
  const sides = dimensions?.value;
  return {
    waybills: waybills.map(({ value }) => value),
    phone: phone?.value ?? null,
    weightKg: weightGrams ? weightGrams.value / 1000 : null,
    from: from?.value.name ?? null,
    to: to?.value.name ?? null,
    dims: sides ? [sides.lengthCm, sides.widthCm, sides.heightCm] : null,
    amountYuan: amountYuan?.value ?? null,
    date: date?.value ?? null,
    place: place?.value.name ?? null,
    goods: goods?.value ?? null,
  };
}

/** Where in the text as it was written each value stands: code units, the end not included. */
function spansOf({ waybills, ...single }: Entities): object[] {
  const found = [
    ...waybills.map((waybill) => ({ entity: 'waybill', ...waybill })),
    ...Object.entries(single).flatMap(([entity, item]) => (item ? [{ entity, ...item }] : [])),
  ];
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ entity, start, end }) => ({ entity, start, end }));
}

function rounded({ name, confidence }: { name: string; confidence: number }) {
  return { name, confidence: Math.round(confidence * 10_000) / 10_000 };
}
