import type { JsonProfile } from '../contract/json-profile.ts';
import type { Zone } from '../time/zone.ts';
import type { DecodeLimits } from './decode-limits.ts';

export type { JsonProfile };

export interface CodecOptions {
  readonly profile: JsonProfile;
  /** False while guessed enum numbers may not be named: they then stay numbers in what is read. */
  readonly nameProvisionalEnums: boolean;
  /** The zone of the call, fixed before decoding; without one, OLE dates are local times without an offset. */
  readonly zone?: Zone;
  /** Elements, attributes and types of an answer that the WSDL does not know; skipped when not given. */
  readonly unknown?: 'skip' | 'refuse';
  /** Bounds of one answer, the defaults of `decode-limits.ts` where not given. */
  readonly limits?: Partial<DecodeLimits>;
}
