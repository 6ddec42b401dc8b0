/**
 * A list whose items are sent as they come, so that memory does not grow with its length. The faces write it as
 * `{ ...head, "items": [...] }`, as lines, or as the rows of the endpoint's table.
 */
export class StreamedList<Item = unknown> {
  /** Members that stand before the items, such as `asOf` and `timeZone`. */
  readonly head: Readonly<Record<string, unknown>>;
  /** It may throw between two items; who stops reading ends the source. */
  readonly items: AsyncIterable<Item>;

  constructor(head: Readonly<Record<string, unknown>>, items: AsyncIterable<Item>) {
    this.head = head;
    this.items = items;
  }
}
