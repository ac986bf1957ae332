using System.Diagnostics.CodeAnalysis;

namespace Meanwhile;

/// <summary>
/// Hands items from those who have them to those who want them, first in, first out. Who puts waits while it is full, who gets
/// waits while it is empty. As <c>asyncio.Queue</c>, and <c>await foreach</c> besides.
/// </summary>
/// <remarks>
/// It belongs to the loop that makes it, or made where no loop runs, to the first that uses it. Give it a size: without one, who
/// puts faster than others get fills the memory.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public partial class AsyncQueue<T> : IAsyncEnumerable<T>
{
    private readonly ItemStore<T> items;
    private readonly WaitLine<T> getters = new();
    private readonly WaitLine<VoidResult> putters = new();
    private readonly AsyncEvent allDone;
    private readonly string? name;
    private LoopBinding binding = LoopBinding.Here;
    private int unfinished;

    /// <summary>Makes one.</summary>
    /// <param name="maxSize">How many items it holds at most; 0 for any number.</param>
    /// <param name="name">What messages and the task tree call it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSize"/> is negative.</exception>
    public AsyncQueue(int maxSize = 0, string? name = null)
        : this(new ItemStore<T>.FirstInFirstOut(), maxSize, name) { }

    private protected AsyncQueue(ItemStore<T> items, int maxSize, string? name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxSize);
        this.items = items;
        this.name = name;
        MaxSize = maxSize;
        allDone = new AsyncEvent(() => $"all done of {this} ({unfinished} left)", isSet: true);
    }

    /// <summary>How many items it holds now.</summary>
    public int Count => items.Count;

    /// <summary>How many it holds at most; 0 for any number.</summary>
    public int MaxSize { get; }

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => items.Count == 0;

    /// <summary>Whether a put has to wait.</summary>
    public bool IsFull => MaxSize > 0 && items.Count >= MaxSize;

    /// <summary>Whether it was shut down.</summary>
    public bool IsShutDown { get; private set; }

    /// <summary>How many wait for an item.</summary>
    public int WaitingGetters => getters.Count;

    /// <summary>How many wait for room.</summary>
    public int WaitingPutters => putters.Count;

    /// <summary>Puts an item in; waits while the queue is full.</summary>
    /// <param name="item">The item.</param>
    /// <exception cref="QueueShutDownException">By the await: the queue was shut down, before or while this waited; the item is not in it.</exception>
    /// <exception cref="InvalidOperationException">It belongs to another loop, or by the await: no event loop runs on this thread.</exception>
    /// <exception cref="CancelledException">By the await: the task was cancelled while it waited; the item is not in the queue.</exception>
    public Coroutine Put(T item)
    {
        var putting = Putting.Of(this, item, binding.BindIfRunning(this));
        return new Coroutine(putting, putting.Token);
    }

    /// <summary>Takes an item out; waits while there is none.</summary>
    /// <exception cref="QueueShutDownException">By the await: the queue was shut down, before or while this waited, and is empty.</exception>
    /// <exception cref="InvalidOperationException">It belongs to another loop, or by the await: no event loop runs on this thread.</exception>
    /// <exception cref="CancelledException">By the await: the task was cancelled while it waited; no item was taken.</exception>
    public Coroutine<T> Get()
    {
        var getting = Getting.From(this, binding.BindIfRunning(this));
        return new Coroutine<T>(getting, getting.Token);
    }

    /// <summary>Puts an item in if there is room. As asyncio's <c>put_nowait</c>.</summary>
    /// <param name="item">The item.</param>
    /// <returns>False if the queue is full.</returns>
    /// <exception cref="QueueShutDownException">The queue was shut down.</exception>
    /// <exception cref="InvalidOperationException">It belongs to another loop, or the call comes from outside its running loop.</exception>
    public bool TryPut(T item)
    {
        using (binding.Use(this, nameof(TryPut)))
        {
            if (IsShutDown)
            {
                throw ShutDownError("put into");
            }

            if (IsFull)
            {
                return false;
            }

            Add(item);
            return true;
        }
    }

    /// <summary>Takes an item out if there is one. As asyncio's <c>get_nowait</c>.</summary>
    /// <param name="item">The item.</param>
    /// <returns>False if the queue is empty.</returns>
    /// <exception cref="QueueShutDownException">The queue is empty and was shut down.</exception>
    /// <exception cref="InvalidOperationException">It belongs to another loop, or the call comes from outside its running loop.</exception>
    public bool TryGet([MaybeNullWhen(false)] out T item)
    {
        using (binding.Use(this, nameof(TryGet)))
        {
            if (!IsEmpty)
            {
                item = Take();
                return true;
            }

            if (IsShutDown)
            {
                throw ShutDownError("got from");
            }

            item = default;
            return false;
        }
    }

    /// <summary>Tells that the work on one of the items that were taken is done; <see cref="Join"/> waits for as many as were put.</summary>
    /// <exception cref="InvalidOperationException">It was called more often than items were put, or from outside the running loop.</exception>
    public void TaskDone()
    {
        using (binding.Use(this, nameof(TaskDone)))
        {
            if (unfinished == 0)
            {
                throw new InvalidOperationException($"TaskDone was called too many times: every item that was put into {this} is accounted for. Call it once for each Get.");
            }

            Finished(1);
        }
    }

    /// <summary>Waits until the work on every item that was put is done, by <see cref="TaskDone"/>.</summary>
    /// <exception cref="InvalidOperationException">It belongs to another loop, or by the await: no event loop runs on this thread.</exception>
    /// <exception cref="CancelledException">By the await: the task was cancelled while it waited.</exception>
    public Coroutine Join()
    {
        binding.BindIfRunning(this);
        return allDone.Wait();
    }

    /// <summary>
    /// Lets nothing more in. Who waits to put fails; who gets still gets what is left, and fails once the queue is empty, or
    /// if it iterates, ends.
    /// </summary>
    /// <param name="immediate">Whether what is left is dropped, and counts as done.</param>
    /// <exception cref="InvalidOperationException">It belongs to another loop, or the call comes from outside its running loop.</exception>
    public void Shutdown(bool immediate = false)
    {
        using (binding.Use(this, nameof(Shutdown)))
        {
            IsShutDown = true;
            if (immediate)
            {
                var dropped = items.Count;
                items.Clear();
                Finished(Math.Min(dropped, unfinished));
            }

            getters.WakeMany(int.MaxValue);
            putters.WakeMany(int.MaxValue);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Describe();

    /// <summary>Those that wait for an item.</summary>
    internal WaitLine<T> Getters => getters;

    private string Describe() => name is null ? "queue" : $"queue '{name}'";

    private void Add(T item)
    {
        items.Add(item);
        unfinished++;
        allDone.Clear();
        getters.WakeOne();
    }

    private T Take()
    {
        var item = items.Take();
        putters.WakeOne();
        return item;
    }

    private void Finished(int count)
    {
        unfinished -= count;
        if (unfinished == 0)
        {
            allDone.Set();
        }
    }

    private QueueShutDownException ShutDownError(string what) => new($"Nothing can be {what} {this}: it was shut down{(IsEmpty ? "" : ", although it is not empty yet")}.");
}
