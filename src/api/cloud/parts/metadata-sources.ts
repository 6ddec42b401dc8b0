import type { WfmVersionedEntityMetadata } from '../models/versioned-metadata.ts';
import type { FieldSource, ModelSources } from './field-source.ts';

/** `metadata`, by where the version comes from. */
function metadataSources(version: FieldSource): ModelSources<WfmVersionedEntityMetadata> {
  return {
    version,
    modifiedBy: { absent: 'WFM does not say who changed a row; its audit logs are no part of these answers' },
    dateModified: { absent: 'a row version of WFM is no time' },
  };
}

/** `metadata` of one row: from the member of the WSDL that is its version, `CfgSite.timestamp`. */
export function rowMetadataSources(member: string): ModelSources<WfmVersionedEntityMetadata> {
  return metadataSources({ from: member, how: 'its low 31 bits' });
}

/** `metadata` of something without a row version. */
export function contentMetadataSources(content: string): ModelSources<WfmVersionedEntityMetadata> {
  return metadataSources({ made: `31 bits of a hash of ${content}` });
}
