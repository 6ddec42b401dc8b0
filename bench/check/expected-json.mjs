/**
 * The JSON that the product promises for a document's values (docs/json-mapping.md), made from the values themselves and
 * without a line of the product: what its two profiles are held against, member by member.
 */
import { types } from '../corpus/schema.mjs';

/** `wmStateId` → `stateId`; the bench contract has no two members of which that would make one. */
const friendlyName = (name) => {
  const rest = /^(?:wm|gsw)([A-Z].*)$/.exec(name)?.[1];
  return rest === undefined ? name : rest[0].toLowerCase() + rest.slice(1);
};

const isoOf = (ole) => new Date(Math.round((ole - 25_569) * 86_400) * 1000).toISOString();

function friendlyScalar(field, value) {
  if (value === null) return null;
  if (field.kind === 'oleDate') return value === field.none ? null : isoOf(value).slice(0, 10);
  if (field.kind === 'oleDateTime') return isoOf(value).slice(0, 19);
  return field.kind === 'enum' ? (field.values[value] ?? value) : value;
}

const profiles = {
  friendly: {
    attribute: friendlyName,
    member: friendlyName,
    scalar: friendlyScalar,
    counts: false,
    unwrap: true,
  },
  exact: {
    attribute: (name) => `@${name}`,
    member: (name) => name,
    scalar: (_field, value) => value,
    counts: true,
    unwrap: false,
  },
};

function recordOf(typeName, value, profile) {
  const type = types[typeName];
  const one = (field, item) =>
    field.type === undefined ? profile.scalar(field, item) : recordOf(field.type, item, profile);
  const json = {};
  for (const attribute of type.attributes) json[profile.attribute(attribute.name)] = value[attribute.name];
  for (const field of type.members) {
    const name = profile.member(field.name);
    if (field.count) {
      if (profile.counts) json[name] = value[field.name.replace(/NSizeIs$/, '')].length;
    } else if (field.repeated) {
      json[name] = value[field.name].map((item) => one(field, item));
    } else if (value[field.name] !== undefined) {
      json[name] = one(field, value[field.name]);
    }
  }
  return json;
}

/** @param {'friendly' | 'exact'} profileName */
export function expectedJson(holder, truth, profileName) {
  const profile = profiles[profileName];
  const json = recordOf(holder, truth, profile);
  return profile.unwrap ? json : { return: json };
}
