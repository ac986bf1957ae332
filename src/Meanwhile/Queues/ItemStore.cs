namespace Meanwhile;

/// <summary>In which order a queue gives its items out.</summary>
internal abstract class ItemStore<T>
{
    internal abstract int Count { get; }

    internal abstract void Add(T item);

    internal abstract T Take();

    internal sealed class FirstInFirstOut : ItemStore<T>
    {
        private readonly Queue<T> items = new();

        internal override int Count => items.Count;

        internal override void Add(T item) => items.Enqueue(item);

        internal override T Take() => items.Dequeue();
    }

    internal sealed class LastInFirstOut : ItemStore<T>
    {
        private readonly Stack<T> items = new();

        internal override int Count => items.Count;

        internal override void Add(T item) => items.Push(item);

        internal override T Take() => items.Pop();
    }

    /// <summary>The least first; of equal ones that which was put first.</summary>
    internal sealed class LeastFirst(IComparer<T> comparer) : ItemStore<T>
    {
        private readonly PriorityQueue<T, (T Item, long Number)> items = new(
            Comparer<(T Item, long Number)>.Create(
                (left, right) => comparer.Compare(left.Item, right.Item) is var order and not 0 ? order : left.Number.CompareTo(right.Number)
            )
        );
        private long last;

        internal override int Count => items.Count;

        internal override void Add(T item) => items.Enqueue(item, (item, ++last));

        internal override T Take() => items.Dequeue();
    }
}
