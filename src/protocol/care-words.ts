import { z } from 'zod';

/** What may happen to a parcel. */
export const claimIncidents = ['delay', 'lost', 'damage', 'shortage', 'wrong_item'] as const;
export const claimIncidentSchema = z.enum(claimIncidents);
export type ClaimIncident = z.infer<typeof claimIncidentSchema>;

export const claimStates = [
  'filed',
  'reviewing',
  'offered',
  'refused',
  'accepted',
  'paid',
] as const;
export const claimStateSchema = z.enum(claimStates);
export type ClaimState = z.infer<typeof claimStateSchema>;

/** What a complaint is about: the `complaint.…` intents, and `charge`: a fee that the tables do not give. */
export const complaintKinds = [
  'delay',
  'attitude',
  'no_consent',
  'charge',
  'privacy',
  'regulator',
] as const;
export const complaintKindSchema = z.enum(complaintKinds);
export type ComplaintKind = z.infer<typeof complaintKindSchema>;

export const complaintStates = ['open', 'answered', 'closed'] as const;
export const complaintStateSchema = z.enum(complaintStates);
export type ComplaintState = z.infer<typeof complaintStateSchema>;

/** What happened to a claim or a complaint, and when. */
export interface Step<State> {
  state: State;
  /** ISO 8601. */
  at: string;
}
