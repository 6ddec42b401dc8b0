import type { JsonProfile } from '../contract/json-profile.ts';

/** Which JSON a type is described for: the profiles differ, and so do requests and answers. */
export interface Shape {
  readonly profile: JsonProfile;
  readonly direction: 'request' | 'answer';
}

/** What the name of a component says about its shape; nothing for a friendly answer. */
export function suffixOf({ profile, direction }: Shape): string {
  return `${direction === 'request' ? '.request' : ''}${profile === 'exact' ? '.exact' : ''}`;
}
