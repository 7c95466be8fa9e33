import { typeText } from '../../formats/data-type.ts';
import type { SchemaColumn, Signature } from '../../formats/signature.ts';

/**
 * The columns of a schema, to be laid beside those of another: by name where their order does not matter, by place
 * where it does. Columns without a name have only their place.
 */
export function schemaSide(columns: readonly SchemaColumn[], hasOrder: boolean): Map<string, string> {
  const digits = String(columns.length).length;
  return new Map(
    columns.map(({ name, type, isRequired }, at) => {
      const place = `#${String(at + 1).padStart(digits, '0')}`;
      const text = `${typeText(type)}${isRequired ? '' : ', optional'}`;
      return hasOrder ? [place, name === undefined ? text : `${name}: ${text}`] : [name ?? place, text];
    }),
  );
}

export function paramSide(signature: Signature | undefined): Map<string, string> {
  const params = signature?.params ?? [];
  return new Map(params.map(({ name, type, defaultJson }) => [name, `${typeText(type)} = ${defaultJson}`]));
}
