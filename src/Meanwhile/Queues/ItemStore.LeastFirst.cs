namespace Meanwhile;

internal abstract partial class ItemStore<T>
{
    /// <summary>The least first; of equal ones that which was put first.</summary>
    /// <remarks>
    /// A heap that asks the comparer all it has to before it moves anything: a comparer that throws leaves it as it was. That is why it
    /// is not .NET's <c>PriorityQueue</c>, which loses an item then.
    /// </remarks>
    internal sealed class LeastFirst(IComparer<T> comparer) : ItemStore<T>
    {
        // Twice as deep as a heap can be whose items an array holds.
        private const int MostLevels = 64;

        private readonly List<Entry> entries = [];
        private long last;

        internal override int Count => entries.Count;

        internal override void Add(T item)
        {
            if (comparer is NaturalOrder<T>)
            {
                NaturalOrder<T>.Require(item);
            }

            var added = new Entry(item, last + 1);
            var place = entries.Count;
            while (place > 0 && IsBefore(added, entries[ParentOf(place)]))
            {
                place = ParentOf(place);
            }

            last++;
            entries.Add(added);
            for (var from = entries.Count - 1; from != place; from = ParentOf(from))
            {
                entries[from] = entries[ParentOf(from)];
            }

            entries[place] = added;
        }

        internal override T Take()
        {
            var taken = entries[0].Item;
            var moved = entries[^1];
            var end = entries.Count - 1;

            // From the root down, the lesser child each time, to where the last one belongs.
            Span<int> path = stackalloc int[MostLevels];
            var levels = 0;
            for (var place = 0; LesserChildOf(place, end) is var child && child < end && IsBefore(entries[child], moved); place = child)
            {
                path[levels++] = child;
            }

            var hole = 0;
            foreach (var child in path[..levels])
            {
                entries[hole] = entries[child];
                hole = child;
            }

            entries[hole] = moved;
            entries.RemoveAt(end);
            return taken;
        }

        internal override void Clear() => entries.Clear();

        private static int ParentOf(int place) => (place - 1) / 2;

        private int LesserChildOf(int place, int end)
        {
            var left = (2 * place) + 1;
            return left + 1 < end && IsBefore(entries[left + 1], entries[left]) ? left + 1 : left;
        }

        private bool IsBefore(Entry one, Entry other) => comparer.Compare(one.Item, other.Item) is var order && order != 0 ? order < 0 : one.Number < other.Number;

        private readonly record struct Entry(T Item, long Number);
    }
}
