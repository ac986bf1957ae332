namespace Meanwhile;

public partial class AsyncQueue<T>
{
    private sealed class Getting : Waiter<T, Getting>
    {
        private AsyncQueue<T> queue = null!;

        internal override string Name => "AsyncQueue.Get";

        protected override WaitLine<T> Line => queue.getters;

        internal static Getting From(AsyncQueue<T> queue, EventLoop? running)
        {
            var getting = Rent(running);
            getting.queue = queue;
            return getting;
        }

        // As in CPython whoever comes first gets it: one that was woken for an item may find it gone, and waits again.
        protected override bool TryTake(EventLoop loop, out T? taken)
        {
            queue.binding.Bind(queue, loop);
            if (!queue.IsEmpty)
            {
                taken = queue.Take();
                return true;
            }

            if (queue.IsShutDown)
            {
                throw queue.ShutDownError("got from");
            }

            taken = default;
            return false;
        }

        protected override bool TakeWoken(EventLoop loop, out T? taken)
        {
            try
            {
                return TryTake(loop, out taken);
            }
            catch
            {
                // A comparer that throws: the item is still there, for another one.
                queue.getters.WakeOne();
                throw;
            }
        }

        protected override void PassOn()
        {
            if (!queue.IsEmpty)
            {
                queue.getters.WakeOne();
            }
        }

        protected override string Describe() => $"{queue} (empty)";

        protected override void Forget() => queue = null!;
    }

    private sealed class Putting : Waiter<VoidResult, Putting>
    {
        private AsyncQueue<T> queue = null!;
        private T item = default!;

        internal override string Name => "AsyncQueue.Put";

        protected override WaitLine<VoidResult> Line => queue.putters;

        internal static Putting Of(AsyncQueue<T> queue, T item, EventLoop? running)
        {
            var putting = Rent(running);
            putting.queue = queue;
            putting.item = item;
            return putting;
        }

        protected override bool TryTake(EventLoop loop, out VoidResult taken)
        {
            queue.binding.Bind(queue, loop);
            taken = default;
            if (queue.IsShutDown)
            {
                throw queue.ShutDownError("put into");
            }

            if (queue.IsFull)
            {
                return false;
            }

            queue.Add(item);
            return true;
        }

        protected override bool TakeWoken(EventLoop loop, out VoidResult taken)
        {
            try
            {
                return TryTake(loop, out taken);
            }
            catch
            {
                // A comparer that throws: the room is still there, for another one.
                queue.putters.WakeOne();
                throw;
            }
        }

        protected override void PassOn()
        {
            if (!queue.IsFull)
            {
                queue.putters.WakeOne();
            }
        }

        protected override string Describe() => $"{queue} (full)";

        protected override void Forget()
        {
            queue = null!;
            item = default!;
        }
    }
}
