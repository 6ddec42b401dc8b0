/** The two JSON shapes of one contract, the default first: `docs/json-mapping.md` says what they are. */
export const jsonProfiles = ['friendly', 'exact'] as const;
/** `friendly` speaks clean JSON, `exact` is the WSDL's own shape without loss. */
export type JsonProfile = (typeof jsonProfiles)[number];
