/** The parts of a service's name. */
export interface ServiceNames {
  readonly name: string;
  readonly family: string;
  readonly version: number | undefined;
}

/** `WFMConfigService850` → `ConfigService850`, `ConfigService`, 850; a name of another make stays as it is. */
export function serviceNames(wsdlName: string): ServiceNames {
  const name = /^WFM(?=[A-Z])/.test(wsdlName) ? wsdlName.slice(3) : wsdlName;
  const match = /^(.*\D)(\d{2,4})$/.exec(name);
  if (match === null) return { name, family: name, version: undefined };
  return { name, family: match[1] ?? name, version: Number(match[2]) };
}
