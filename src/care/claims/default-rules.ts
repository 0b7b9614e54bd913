import { claimIncidents, type ClaimIncident, type CompensationRule } from '../../protocol/index.js';

/** What a small loss is settled with at once; more is a person's to decide. */
const AUTO_FEN = 20_000;
const NOTHING = { multiple: null, capFen: 0 };
const UNCAPPED = { multiple: null, capFen: null };

/** Damage within a day, lost within two (domain facts, section 1, practice of the trade). */
const deadlineHours: Record<ClaimIncident, number> = {
  delay: 24,
  lost: 48,
  damage: 24,
  shortage: 48,
  wrong_item: 48,
};

const EVERYWHERE = { region: null, product: null, effectiveFrom: '2020-01-01' };

/** The usual terms of the trade, until the company writes its own. */
export const defaultRules: readonly CompensationRule[] = claimIncidents.flatMap(
  (incident): CompensationRule[] => {
    const shared = {
      ...EVERYWHERE,
      incident,
      deductibleBasisPoints: 0,
      // What is missing or mixed up is always looked at by a person.
      autoApproveMaxFen: incident === 'shortage' || incident === 'wrong_item' ? 0 : AUTO_FEN,
      deadlineHours: deadlineHours[incident],
    };
    if (incident === 'delay') {
      const delay = { ...shared, refundFreight: true, proved: NOTHING, unproved: NOTHING };
      // Insurance is for the goods: a late parcel gets its freight back either way.
      return [
        { ...delay, insured: false },
        { ...delay, insured: true, deductibleBasisPoints: 10_000 },
      ];
    }
    const timesFreight = { multiple: 5, capFen: null };
    const uninsured = { ...shared, insured: false, refundFreight: false };
    return [
      { ...shared, insured: true, refundFreight: false, proved: UNCAPPED, unproved: UNCAPPED },
      { ...uninsured, proved: timesFreight, unproved: timesFreight },
      // 浙江: what can be shown is paid, else ten times the freight up to ¥800.
      {
        ...uninsured,
        region: '330000',
        proved: UNCAPPED,
        unproved: { multiple: 10, capFen: 80_000 },
      },
    ];
  },
);
