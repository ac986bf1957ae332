namespace Meanwhile;

/// <summary>The report of one result that nobody gets.</summary>
internal static class Dropped<T>
{
    // Of those that carry nothing but that it is over, as of awaits that were left; and a task among several that has ended is no grant.
    private static readonly bool IsNothing = typeof(T) == typeof(VoidResult) || typeof(T) == typeof(bool) || typeof(Task).IsAssignableFrom(typeof(T));

    internal static void Report(Future given, LoopTask? owner, T? result)
    {
        if (IsNothing)
        {
            return;
        }

        // Of a value only the type is told: it may be long, or secret.
        var what = result is null ? "null" : $"a value of {ForeignName.Of(result.GetType())}";
        given.Loop.Report(
            new LoopError(
                $"{owner?.DescribeWithPlace() ?? "A gathering"} was cancelled while it gathered {given.DescribeWithPlace()} and others, and what came then was dropped: {what}. "
                    + "Not all of the others ended with results, or a coroutine below one of them declined the cancel: await what grants something by itself."
            )
        );
    }
}
