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
        var iterator = new Iterator(this);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            bool moved;
            if (!cancellation.CanBeCanceled)
            {
                moved = await iterator.MoveNextAsync();
            }
            else
            {
                var step = Async.CreateTask(iterator.MoveNextAsync());
                await using (cancellation.UnsafeRegister(static step => CancelSoon((LoopTask)step!), step))
                {
                    try
                    {
                        moved = await step;
                    }
                    catch (CancelledException) when (step.IsCancelled && cancellation.IsCancellationRequested)
                    {
                        throw new OperationCanceledException(cancellation);
                    }
                }
            }

            if (!moved)
            {
                yield break;
            }

            yield return iterator.Current;
        }
    }

    // On whatever thread cancels the token. A loop that has closed has nothing left to cancel.
    private static void CancelSoon(LoopTask step) => step.Loop.Inbox.Add(new Handle(step.Loop, () => step.Cancel()));

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

            // What was taken before is done with, however long the wait for the next is.
            current = default;
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
