import { bool, message, required } from '../schema/field.ts';

export const FeaturesEnabled = message('FeaturesEnabled', { gateway: required(bool()) });
