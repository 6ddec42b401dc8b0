/**
 * Where what stands in the integer tables that drive the decoder. A field is what one element, attribute or text of an
 * element becomes; a type is what an element with content is. Both are addressed by the index of their record.
 */

/** How the value of a field is read. The order matters: quoted kinds first, then other simple ones, then the rest. */
export const valueKind = {
  string: 0,
  /** Digits of any length, as a JSON string. */
  integerText: 1,
  decimalText: 2,
  dateTime: 3,
  date: 4,
  time: 5,
  /** A JSON number that is checked against the bounds of its type. */
  integer: 6,
  double: 7,
  boolean: 8,
  enum: 9,
  oleDate: 10,
  /** A count of the array beside it. */
  count: 11,
  /** Anything else of simple type: read as a whole, then converted. */
  other: 12,
  object: 13,
  /** A repeated choice or sequence: no element of its own. */
  group: 14,
  opaque: 15,
} as const;

export const fieldLayout = {
  kind: 0,
  /** Address of the type; of the text of a text field's type. */
  type: 1,
  flags: 2,
  /** Text record of the key with what opens the value. */
  key: 3,
  /** Text record of the array's key with its bracket. */
  arrayKey: 4,
  /** The same for all fields whose items go into one array; 0 for what is no array. */
  array: 5,
  /** Closing character of a value: a comma, or the end of a line after an item. */
  separator: 6,
  /** The field that followed last time. */
  next: 7,
  /** Text records of the raw tags last seen, valid in the scope of that id. */
  open: 8,
  close: 9,
  scope: 10,
  /** Word of the frame and bit in it that say that the field was there. */
  seenWord: 11,
  seenBit: 12,
  /** Place in the frame of the number of items, and behind it of the count that was declared; 0 for none. */
  counter: 13,
  /** What the kind needs: digits that need no look at the bounds, the table of an enum, the form of a date. */
  extra: 14,
  /** Index of the field in the plan. */
  id: 15,
  /** What was seen between this value and the next one: the first transition record, 0 for none. */
  transition: 16,
  /** How often it was tried to remember one. */
  attempts: 17,
  size: 18,
} as const;

/** What stands between two values, in the input and in the output, as one text each. */
export const transitionLayout = {
  /** Whole groups of eight bytes of the input, and its length. */
  words: 0,
  length: 1,
  outLength: 2,
  /** The field whose value follows, and its raw start tag. */
  field: 3,
  open: 4,
  /** The raw end tag of the value before. */
  close: 5,
  /** Another transition from the same field, 0 for none. */
  other: 6,
  /** The field whose item ends and begins anew between the two, with the raw tags of that; 0 in one object. */
  item: 7,
  itemOpen: 8,
  itemClose: 9,
  /** A field between the two that is nil, 0 for none, and the scope in which it is. */
  nil: 10,
  scope: 11,
  /** The members that the item lacks which ends, as bits of the first word. */
  lacks: 12,
  /** Text of the input, filled up to eight bytes; the last eight bytes of it and the output follow. */
  text: 14,
} as const;

export const fieldFlag = {
  /** No JSON of its own, and no end of the array before it. */
  silent: 1,
  nillable: 2,
  /** A minus sign needs the general path. */
  unsigned: 4,
  /** An empty element stands for another text. */
  preset: 8,
  /** One value of its own, counted by nobody: what most fields are. */
  plain: 16,
  /** An object without it is wrong. */
  required: 32,
} as const;

export const typeLayout = {
  /** 0 until the type was compiled. */
  isReady: 0,
  frameSize: 1,
  /** Bits of the first seen word that an object must have so that nothing is to do at its end. */
  complete: 2,
  /** 1 when the end of every object needs more than a look at those bits and at the counts of its arrays. */
  hasChecks: 3,
  /** First field of the elements, and how many there are, one record after the other. */
  fields: 4,
  fieldCount: 5,
  /** The same for the attributes. */
  attributes: 6,
  /** The same place as in a field: the field that came first last time. */
  next: 7,
  attributeCount: 8,
  /** Bits of the attributes that must be there. */
  requiredAttributes: 9,
  /** Closing character of an object, 0 for what shows no braces. */
  closing: 10,
  /** 1 when its start tag always needs the general path. */
  isSpecial: 11,
  id: 12,
  /** How many words of bits say which members were there. */
  seenWords: 13,
  size: 14,
} as const;

export const frameLayout = {
  outer: 0,
  type: 1,
  field: 2,
  /** The array that is open in it. */
  array: 3,
  /** Text record of the raw end tag; 0 when it is to be compared by name. */
  close: 4,
  /** 1 when the element declared namespaces. */
  hasScope: 5,
  closing: 6,
  /** 1 when something was in it that is no member. */
  hasOthers: 7,
  /** Bits that say which attributes were there, while a run reads them. */
  attributes: 8,
  /** First word of the bits that say which members were there. */
  seen: 9,
} as const;
