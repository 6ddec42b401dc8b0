/** Letters that Unicode does not decompose into a base letter and a mark. */
const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ĳ: 'ij',
};

/**
 * A login that is not in `taken`, which it joins: `first.last` in plain Latin letters, with a number where two people
 * share a name, and `person<id>` where the script has no such letters.
 */
export function claimLoginName(
  person: { first: string; last: string; id: number },
  taken: Set<string>,
): string {
  const first = plainLetters(person.first);
  const last = plainLetters(person.last);
  const wanted = first === '' || last === '' ? `person${person.id}` : `${first}.${last}`;
  let login = wanted;
  for (let number = 2; taken.has(login); number++) login = `${wanted}${number}`;
  taken.add(login);
  return login;
}

function plainLetters(name: string): string {
  return name
    .toLowerCase()
    .replace(/[ßæœøłđðþıĳ]/g, (letter) => undecomposed[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}
