namespace Meanwhile.Interleavings;

/// <summary>Loops over what comes asynchronously, in each of the forms in which that can be written; each step is watched.</summary>
internal static class Loops
{
    /// <summary>Goes through items.</summary>
    /// <param name="place">Where the loop stands.</param>
    /// <param name="next">Makes a watch for the next step.</param>
    /// <param name="items">The items.</param>
    /// <param name="manner">How it is written.</param>
    /// <param name="take">Takes an item, and says whether the loop goes on.</param>
    /// <returns>Whether there were no more items.</returns>
    internal static async Coroutine<bool> Through<T>(Place place, Func<ForeignWatch> next, IAsyncEnumerable<T> items, Manner manner, Func<T, bool> take)
    {
        var token = place.Tell(manner.Telling);
        var steps = new Steps<T>(place, next, take);
        try
        {
            switch (manner.Form)
            {
                case Form.NotOnContext or Form.Nothing:
                    await NotOnContext(items, steps, token);
                    break;
                case Form.Plain when !token.CanBeCanceled:
                    await Plain(items, steps);
                    break;
                default:
                    await WithToken(items, steps, token);
                    break;
            }
        }
        catch (OperationCanceledException cancelled) when (steps.UnderWay is { } watch)
        {
            if (watch.Cancelled(cancelled) is { } instead)
            {
                throw instead;
            }

            throw;
        }
        catch (Exception) when (steps.UnderWay is { } watch)
        {
            watch.Failed();
            throw;
        }

        return steps.IsOver;
    }

    private static async Coroutine Plain<T>(IAsyncEnumerable<T> items, Steps<T> steps)
    {
        await foreach (var item in items)
        {
            if (!steps.Take(item))
            {
                return;
            }
        }

        steps.End();
    }

    private static async Coroutine WithToken<T>(IAsyncEnumerable<T> items, Steps<T> steps, CancellationToken token)
    {
        await foreach (var item in items.WithCancellation(token))
        {
            if (!steps.Take(item))
            {
                return;
            }
        }

        steps.End();
    }

    private static async Coroutine NotOnContext<T>(IAsyncEnumerable<T> items, Steps<T> steps, CancellationToken token)
    {
        await foreach (var item in items.WithCancellation(token).ConfigureAwait(false))
        {
            if (!steps.Take(item))
            {
                return;
            }
        }

        steps.End();
    }

    private sealed class Steps<T>
    {
        private readonly Place place;
        private readonly Func<ForeignWatch> next;
        private readonly Func<T, bool> take;

        internal Steps(Place place, Func<ForeignWatch> next, Func<T, bool> take)
        {
            this.place = place;
            this.next = next;
            this.take = take;
            UnderWay = Begin();
        }

        /// <summary>The watch of the step that is under way; null after the last one.</summary>
        internal ForeignWatch? UnderWay { get; private set; }

        /// <summary>Whether there were no more items.</summary>
        internal bool IsOver { get; private set; }

        internal void End()
        {
            UnderWay!.Returned();
            UnderWay = null;
            IsOver = true;
        }

        internal bool Take(T item)
        {
            UnderWay!.Returned();
            UnderWay = take(item) ? Begin() : null;
            return UnderWay is not null;
        }

        private ForeignWatch Begin()
        {
            var watch = next();
            watch.Begins(place);
            return watch;
        }
    }
}
