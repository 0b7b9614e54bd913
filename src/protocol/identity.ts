import { z } from 'zod';

/** What somebody can prove to be to a parcel. */
export const partySchema = z.enum(['sender', 'receiver']);
export type Party = z.infer<typeof partySchema>;

/** What of a parcel is somebody's personal data, or opens a locker. */
export const disclosedFields = [
  'pickup_code',
  'pickup_point',
  'courier_name',
  'courier_phone',
  'sender_name',
  'sender_phone',
  'sender_address',
  'receiver_name',
  'receiver_phone',
  'receiver_address',
  'signed_by',
  'signed_as',
  'signed_at',
] as const;
export const disclosedFieldSchema = z.enum(disclosedFields);
export type DisclosedField = z.infer<typeof disclosedFieldSchema>;

/** Who took a parcel, as far as the carrier says. */
export const signedAsSchema = z.enum(['self', 'family', 'front_desk', 'locker', 'station']);
export type SignedAs = z.infer<typeof signedAsSchema>;

/** What of a parcel this customer may see, by what they have proved. */
export const parcelDetailsSchema = z.object({
  waybill: z.string(),
  /** What they proved to be; empty: nothing, and then nothing is shown. */
  as: z.array(partySchema),
  /** What is shown; a field that is not shown or not known is missing. */
  fields: z.partialRecord(
    disclosedFieldSchema,
    z.object({ value: z.string(), masked: z.boolean() }),
  ),
});
export type ParcelDetails = z.infer<typeof parcelDetailsSchema>;
