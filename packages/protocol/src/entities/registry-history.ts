import { enumeration, int64, type Infer, message, oneOf, required, string } from '../schema/field.ts';

/** What may happen to a registered model or to one of its versions. */
export const RegistryAction = enumeration('RegistryAction', {
  CREATED: 1,
  RENAMED: 2,
  DELETED: 3,
  DESCRIPTION_CHANGED: 4,
  TAG_SET: 5,
  TAG_DELETED: 6,
  ALIAS_SET: 7,
  ALIAS_DELETED: 8,
  VERSION_CREATED: 9,
  VERSION_DELETED: 10,
  STAGE_CHANGED: 11,
  VERSION_APPROVED: 12,
  POLICY_SET: 13,
  POLICY_DELETED: 14,
});
export type RegistryActionName = keyof typeof RegistryAction.values;

/** One change in the registry: who changed what, when, from what to what. */
export const RegistryEvent = message('RegistryEvent', {
  event_id: required(string()),
  /** ms since the epoch. */
  timestamp: required(int64()),
  /** '' when the request named nobody. */
  user: required(string()),
  action: required(oneOf(RegistryAction)),
  /** Name of the registered model at the time. */
  name: required(string()),
  version: string(),
  /** The alias or the tag's key. */
  key: string(),
  from: string(),
  to: string(),
});
export type RegistryEvent = Infer<typeof RegistryEvent>;
