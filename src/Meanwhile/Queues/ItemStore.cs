namespace Meanwhile;

/// <summary>In which order a queue gives its items out.</summary>
internal abstract partial class ItemStore<T>
{
    internal abstract int Count { get; }

    internal abstract void Add(T item);

    internal abstract T Take();

    /// <summary>Drops all items.</summary>
    internal abstract void Clear();

    internal sealed class FirstInFirstOut : ItemStore<T>
    {
        private readonly Queue<T> items = new();

        internal override int Count => items.Count;

        internal override void Add(T item) => items.Enqueue(item);

        internal override T Take() => items.Dequeue();

        internal override void Clear() => items.Clear();
    }

    internal sealed class LastInFirstOut : ItemStore<T>
    {
        private readonly Stack<T> items = new();

        internal override int Count => items.Count;

        internal override void Add(T item) => items.Push(item);

        internal override T Take() => items.Pop();

        internal override void Clear() => items.Clear();
    }
}
