import type { RegistryEvent } from '../../api/registry.ts';

/** What happened to a model, to be read after the name of who did it. */
export function eventSentence({ action, key, from, to, version, name }: RegistryEvent): string {
  const object = version === undefined ? 'the model' : `version ${version}`;
  switch (action) {
    case 'CREATED':
      return 'created the model';
    case 'RENAMED':
      return `renamed it from ${from ?? ''} to ${to ?? name}`;
    case 'DELETED':
      return 'deleted the model';
    case 'DESCRIPTION_CHANGED':
      return `changed the description of ${object}`;
    case 'TAG_SET':
      return `set the tag ${key ?? ''} of ${object} to “${to ?? ''}”${from === undefined ? '' : ` (was “${from}”)`}`;
    case 'TAG_DELETED':
      return `removed the tag ${key ?? ''} of ${object}`;
    case 'ALIAS_SET':
      return from === undefined
        ? `pointed @${key ?? ''} at version ${to ?? ''}`
        : `moved @${key ?? ''} from version ${from} to version ${to ?? ''}`;
    case 'ALIAS_DELETED':
      return `removed @${key ?? ''}, which pointed at version ${from ?? ''}`;
    case 'VERSION_CREATED':
      return `added ${object} from ${to ?? 'a source'}`;
    case 'VERSION_DELETED':
      return `deleted ${object}`;
    case 'STAGE_CHANGED':
      return `moved ${object} from ${from ?? 'None'} to ${to ?? ''}`;
    case 'VERSION_APPROVED':
      return `approved ${object} for @${key ?? ''}${to ? `: “${to}”` : ''}`;
    case 'POLICY_SET':
      return 'set the promotion policy';
    case 'POLICY_DELETED':
      return 'removed the promotion policy';
    default:
      return 'changed it';
  }
}
