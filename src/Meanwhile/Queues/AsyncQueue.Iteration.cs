using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Meanwhile;

public partial class AsyncQueue<T>
{
    /// <summary>Takes items out for as long as there will be any: the iteration ends when the queue is shut down and empty.</summary>
    [SuppressMessage("Design", "CA1024", Justification = "The compiler looks for this method.")]
    public Iterator GetAsyncEnumerator() => new(this);

    IAsyncEnumerator<T> IAsyncEnumerable<T>.GetAsyncEnumerator(CancellationToken cancellationToken) =>
        Items(cancellationToken).GetAsyncEnumerator(cancellationToken);

    // For code that knows no more than the interface, and may come with a token.
    private async IAsyncEnumerable<T> Items([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        while (!(IsEmpty && IsShutDown))
        {
            T item;
            try
            {
                item = cancellation.CanBeCanceled ? await GetUnless(cancellation) : await Get();
            }
            catch (QueueShutDownException)
            {
                yield break;
            }

            yield return item;
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Coroutine<T> GetUnless(CancellationToken cancellation)
    {
        // A task of the get alone: where the cancel comes in the turn of the item, the item stays in the queue.
        var getting = Async.CreateTask(Get());
        await using (cancellation.UnsafeRegister(static getting => CancelSoon((LoopTask)getting!), getting))
        {
            try
            {
                return await getting;
            }
            catch (CancelledException) when (getting.IsCancelled && cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
        }
    }

    // On whatever thread cancels the token. A loop that has closed has nothing left to cancel.
    private static void CancelSoon(LoopTask getting) => getting.Loop.Inbox.Add(new Handle(getting.Loop, () => getting.Cancel()));

    /// <summary>Iterates over the items of a queue, by <c>await foreach</c>.</summary>
    public sealed class Iterator
    {
        private readonly AsyncQueue<T> queue;
        private T? current;

        internal Iterator(AsyncQueue<T> queue)
        {
            this.queue = queue;
        }

        /// <summary>The item that was taken last.</summary>
        public T Current => current!;

        /// <summary>Takes the next item; waits while there is none.</summary>
        /// <returns>False if the queue was shut down and is empty.</returns>
        /// <exception cref="CancelledException">The task was cancelled while it waited.</exception>
        public async Coroutine<bool> MoveNextAsync()
        {
            if (queue is { IsEmpty: true, IsShutDown: true })
            {
                return false;
            }

            try
            {
                current = await queue.Get();
                return true;
            }
            catch (QueueShutDownException)
            {
                return false;
            }
        }
    }
}
